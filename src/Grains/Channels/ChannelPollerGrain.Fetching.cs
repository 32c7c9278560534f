using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

internal sealed partial class ChannelPollerGrain
{
    /// <returns>What could not be done on the other side with what was taken in.</returns>
    private async Task<string?> Drain(IPull pull, Action cameOn, CancellationToken cancellationToken)
    {
        string? trouble = null;

        for (var more = true; more && !cancellationToken.IsCancellationRequested;)
        {
            var batch = await FetchSome(pull, cancellationToken);
            var taken = await intake.TakeAll(Channel, batch.Items, cancellationToken);
            await asking.Note(Channel, batch.NotGiven, cancellationToken);
            trouble = await pull.Finish(batch, taken, cancellationToken) ?? trouble;
            await Keep(batch.Cursor);

            // Who gets on is not made to wait ever longer, however often the connection is lost on the way.
            if (!batch.Items.IsEmpty || !batch.NotGiven.IsEmpty)
            {
                cameOn();
            }

            more = batch.More;
        }

        return trouble;
    }

    // A cursor moves on only after every item of its batch has its fate.
    private async Task Keep(string? cursor)
    {
        if (cursor != state.State.Reached)
        {
            await state.Keep(state.State with { Place = cursor }, this);
        }
    }

    // What fails is asked for in smaller parts, so that whatever it fails over stands alone in the end, also where each failure costs the connection.
    private async Task<PulledBatch> FetchSome(IPull pull, CancellationToken cancellationToken)
    {
        var limit = _limit;
        _limit = Math.Max(1, limit / 8);
        var batch = await pull.Fetch(state.State.Reached, limit, cancellationToken);
        _limit = Math.Min(BatchSize, limit * 2);
        return batch;
    }

    /// <returns>How much the other side has not given yet, and when it is asked again.</returns>
    private async Task<NotGivenSum> AskAgain(IPull pull, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() >= _nextAsk && await asking.Ask(Channel, pull, cancellationToken))
        {
            _nextAsk = asking.NextRound;
        }

        var sum = await asking.Sum(Channel, cancellationToken);
        return sum.Next < _nextAsk ? sum with { Next = _nextAsk } : sum;
    }

    private static string? Said(int notGiven) => notGiven switch
    {
        0 => null,
        1 => "The server has a message that it does not give. It is asked for again.",
        _ => $"The server has {notGiven} messages that it does not give. They are asked for again.",
    };
}
