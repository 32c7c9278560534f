using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;

namespace Oqupie.Grains.Log;

/// <summary>
/// The steps of one follower. What is stored is where the next step begins; what it only read past, because nothing there was for its shard, it remembers and
/// writes down now and then.
/// </summary>
internal sealed partial class Following(
    FollowerId follower, ILogConsumer consumer, IEventLog log, IFollowerStore store, TimeProvider clock, ILogger logger)
{
    /// <summary>Reading the same again costs little, writing at each page would cost more.</summary>
    private static readonly TimeSpan WriteDownEvery = TimeSpan.FromMinutes(1);

    private readonly LogFilter _wanted = new() { Kinds = consumer.Streams };
    private readonly Dictionary<AccountId, ApartAccount> _apart = [];
    private string? _stored;
    private string _read = LogPage.Begin;
    private long _writtenAt = clock.GetTimestamp();

    public FollowerState State { get; private set; } = FollowerState.Following;

    /// <summary>As much as was read; what is stored may be behind it where nothing in between was for the shard.</summary>
    public string? Position => _stored is null ? null : _read;

    public ImmutableArray<ApartAccount> Held => [.. _apart.Values.Where(account => account.Attempts > 0).OrderBy(account => account.Since)];

    /// <summary>When an account that goes by itself is to be looked at.</summary>
    public DateTimeOffset? NextRetry => _apart.Count is 0 ? null : _apart.Values.Min(account => account.RetryAt);

    /// <summary>The next page of the log, and every account whose time has come.</summary>
    /// <exception cref="Exception">The log or the store failed, or the consumer did for everybody. The next step begins with what is stored.</exception>
    public async Task<FollowingStep> Step(CancellationToken cancellationToken)
    {
        try
        {
            await Load(cancellationToken);
            var page = await log.After(_read, until: null, FollowerRules.EventsAtOnce, _wanted, cancellationToken);

            if (!page.IsKnown)
            {
                await OtherEra(cancellationToken);
                return new(FoundSome: State is not FollowerState.OtherEra, ComesSoon: false);
            }

            var before = _read;
            await RetryDue(cancellationToken);

            if (!IsFull)
            {
                await Take(page, cancellationToken);
            }

            await WriteDown(clock.GetElapsedTime(_writtenAt) >= WriteDownEvery, cancellationToken);
            Stand(IsFull ? FollowerState.Full : FollowerState.Following);
            return new(_read != before, page.ComesSoon);
        }
        catch
        {
            _stored = null; // What was stored and what not only the store knows.
            Stand(FollowerState.Failing);
            throw;
        }
    }

    /// <summary>An operator's word, after it stopped for another era.</summary>
    public async Task GoOn(CancellationToken cancellationToken)
    {
        await Load(cancellationToken);
        var end = await log.End(cancellationToken);

        if (await store.Advance(To(_stored!, end) with { Restarts = true }, cancellationToken))
        {
            LogWentOn(follower);
        }

        _stored = null;
        Stand(FollowerState.Following);
    }

    /// <summary>How long ago the oldest event happened that was not read.</summary>
    public async Task<TimeSpan> Behind(CancellationToken cancellationToken)
    {
        var next = Position is { } position ? await log.After(position, until: null, 1, _wanted, cancellationToken) : null;
        return next?.Events is [var oldest] ? clock.GetUtcNow() - oldest.At : TimeSpan.Zero;
    }

    private bool IsFull => _apart.Count >= FollowerRules.MostHeld;

    private async Task Load(CancellationToken cancellationToken)
    {
        if (_stored is not null)
        {
            return;
        }

        var stored = await store.Load(follower, cancellationToken);

        if (stored.Position is null)
        {
            var begin = consumer.Kind is LogConsumerKind.Rebuildable ? LogPage.Begin : await log.End(cancellationToken);
            await store.Begin(follower, begin, cancellationToken);
            stored = await store.Load(follower, cancellationToken);
        }

        Stand(stored);
    }

    private void Stand(StoredFollower stored)
    {
        _stored = _read = stored.Position!;
        _apart.Clear();

        foreach (var account in stored.Apart)
        {
            _apart[account.Account] = account;
        }
    }

    private void Stand(FollowerState state)
    {
        if (state is FollowerState.Full && State is not FollowerState.Full)
        {
            LogFull(follower, _apart.Count);
        }

        State = state;
        LogMetrics.Stands(follower, state, _apart.Values.Count(account => account.Attempts > 0));
    }

    private async Task Take(LogPage page, CancellationToken cancellationToken)
    {
        ImmutableArray<LoggedEvent> events = [.. page.Events.Where(one =>
            FollowerRules.Shard(one.Account, consumer.Shards) == follower.Shard && !_apart.ContainsKey(one.Account))];

        if (events.IsEmpty)
        {
            _read = page.Position;
            return;
        }

        try
        {
            await Hand(events, To(_stored!, page.Position), cancellationToken);
            (_stored, _read, _writtenAt) = (page.Position, page.Position, clock.GetTimestamp());
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var stored = await store.Load(follower, cancellationToken);

            if (stored.Position != _stored)
            {
                Stand(stored); // It was stored and the answer lost, or another activation is ahead of this one.
                return;
            }

            await TakeEach(events, page.Position, e, cancellationToken);
        }
    }

    private async Task Hand(ImmutableArray<LoggedEvent> events, FollowedTo to, CancellationToken cancellationToken)
    {
        if (!await consumer.Take(new(events, to), cancellationToken))
        {
            await Advance(to, cancellationToken);
        }

        LogMetrics.Took(follower, events.Length);
    }

    private async Task WriteDown(bool isTime, CancellationToken cancellationToken)
    {
        if (!isTime || _read == _stored)
        {
            return;
        }

        await Advance(To(_stored!, _read), cancellationToken);
        (_stored, _writtenAt) = (_read, clock.GetTimestamp());
    }

    private async Task OtherEra(CancellationToken cancellationToken)
    {
        if (consumer.Kind is LogConsumerKind.Outward)
        {
            if (State is not FollowerState.OtherEra)
            {
                LogStopped(follower);
            }

            Stand(FollowerState.OtherEra);
            return;
        }

        LogRestarts(follower);
        var to = To(_stored!, LogPage.Begin) with { Restarts = true };

        if (!await consumer.Restart(to, cancellationToken))
        {
            await Advance(to, cancellationToken);
        }

        _stored = null;
    }

    private async Task Advance(FollowedTo to, CancellationToken cancellationToken)
    {
        if (!await store.Advance(to, cancellationToken))
        {
            throw new InvalidOperationException($"The follower {follower} does not stand where it did: another activation goes on.");
        }
    }

    private FollowedTo To(string from, string to, AccountId? account = null) => new() { Follower = follower, Account = account, From = from, To = to };

    [LoggerMessage(LogLevel.Error, "The follower {Follower} of the event log has stopped: the database is another one than it followed. "
        + "What was told to the outside cannot be known; an operator lets it go on from the end.")]
    private partial void LogStopped(FollowerId follower);

    [LoggerMessage(LogLevel.Warning, "The follower {Follower} begins anew: the database is another one than it followed.")]
    private partial void LogRestarts(FollowerId follower);

    [LoggerMessage(LogLevel.Warning, "The follower {Follower} goes on from the end of the event log, as an operator said.")]
    private partial void LogWentOn(FollowerId follower);

    [LoggerMessage(LogLevel.Error, "The follower {Follower} of the event log has stopped: {Count} accounts are held back, as many as may be.")]
    private partial void LogFull(FollowerId follower, int count);
}

/// <param name="FoundSome">There may be more at once.</param>
/// <param name="ComesSoon">As the page said.</param>
internal readonly record struct FollowingStep(bool FoundSome, bool ComesSoon);
