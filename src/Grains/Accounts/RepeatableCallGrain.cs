using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

/// <remarks>
/// One for each key that is in use, so that two calls with it at once are one. That a call is under way is remembered here alone: where the silo is lost
/// with it, the same call again begins anew, as after any crash.
/// </remarks>
[GrainType("repeatable-call")]
internal sealed class RepeatableCallGrain(IAnsweredCalls calls, TimeProvider clock) : Grain, IRepeatableCallGrain
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    // Longer than any call of ours takes; whoever began it is gone.
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromMinutes(1);

    private AnsweredCall? _answered;
    private bool _looked;
    private (string Fingerprint, Guid Attempt, DateTimeOffset At)? _underWay;

    private CallId Id => CallId.Of(this.GetPrimaryKeyString());

    public async Task<CallStanding> Begin(string fingerprint, Guid attempt)
    {
        var now = clock.GetUtcNow();
        await Look(now);

        if (_answered is { } answered)
        {
            return answered.Fingerprint == fingerprint ? new(CallState.Answered, answered.Answer) : new(CallState.OfAnother);
        }

        if (_underWay is { } begun && now - begun.At < GivenUpAfter)
        {
            return new(begun.Fingerprint == fingerprint ? CallState.UnderWay : CallState.OfAnother);
        }

        _underWay = (fingerprint, attempt, now);
        return new(CallState.New);
    }

    public async Task Keep(string fingerprint, string answer)
    {
        var now = clock.GetUtcNow();
        var answered = new AnsweredCall(fingerprint, answer, now);
        await calls.Keep(Id, answered, now - KeptFor, CancellationToken.None);
        (_underWay, _looked) = (null, false); // Another may have been first, after a silo was lost: what is stored counts.
    }

    public Task Drop(Guid attempt)
    {
        if (_underWay is { } begun && begun.Attempt == attempt)
        {
            _underWay = null;
        }

        return Task.CompletedTask;
    }

    private async Task Look(DateTimeOffset now)
    {
        if (_answered is { } known && now - known.At >= KeptFor)
        {
            _answered = null;
        }

        if (!_looked)
        {
            _answered = await calls.Find(Id, now - KeptFor, CancellationToken.None);
            _looked = true;
        }
    }
}
