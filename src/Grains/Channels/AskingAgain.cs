using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>
/// What the other side named and did not give is asked for again, with growing pauses and a bounded number at a time, until it is given or is there no more.
/// </summary>
public sealed class AskingAgain(INotGiven rows, MessageIntake intake, IOptions<AskingOptions> options, TimeProvider clock)
{
    private const int AtOnce = 64;
    private const string Gone = "The server had it in its list and did not give it; now it is not there any more.";

    /// <summary>Gives what was not given its fate.</summary>
    public Task Note(ChannelId channel, ImmutableArray<NotGiven> refused, CancellationToken cancellationToken) =>
        Note(channel, refused, ImmutableDictionary<string, int>.Empty, cancellationToken);

    /// <summary>Asks for some of those that are due, once each, and takes in what is given now.</summary>
    /// <returns>Whether anything was due.</returns>
    public async Task<bool> Ask(ChannelId channel, IPull pull, CancellationToken cancellationToken)
    {
        var due = await rows.Due(channel, clock.GetUtcNow(), AtOnce, cancellationToken);

        if (!due.IsEmpty)
        {
            await Ask(channel, pull, due, cancellationToken);
        }

        return !due.IsEmpty;
    }

    /// <summary>How many are waited for, and when the next is due.</summary>
    public Task<NotGivenSum> Sum(ChannelId channel, CancellationToken cancellationToken) => rows.Sum(channel, cancellationToken);

    /// <summary>The next round is not before this, so that very many are asked for in turn.</summary>
    public DateTimeOffset NextRound => clock.GetUtcNow() + options.Value.Between;

    private async Task Ask(ChannelId channel, IPull pull, ImmutableArray<NotGivenRow> due, CancellationToken cancellationToken)
    {
        var answered = await pull.FetchAgain([.. due.Select(row => row.Source)], cancellationToken);
        var taken = await intake.TakeAll(channel, answered.Batch.Items, cancellationToken);
        await Note(channel, answered.Batch.NotGiven, due.ToImmutableDictionary(row => row.Source, row => row.Asked), cancellationToken);
        await rows.GiveUp(channel, answered.Gone, Gone, cancellationToken);
        await pull.Finish(answered.Batch, taken, cancellationToken);
    }

    private async Task Note(
        ChannelId channel, ImmutableArray<NotGiven> refused, ImmutableDictionary<string, int> asked, CancellationToken cancellationToken)
    {
        if (refused.IsEmpty)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await rows.Note(channel, [.. refused.Select(Row)], now, cancellationToken);

        NotGivenRow Row(NotGiven one)
        {
            var times = asked.GetValueOrDefault(one.Source) + 1;
            return new(one.Source, one.Reason, times, now + BackOff.After(times, options.Value.FirstPause));
        }
    }
}
