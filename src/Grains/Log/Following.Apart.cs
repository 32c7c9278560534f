using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;

namespace Oqupie.Grains.Log;

/// <summary>
/// Accounts that go by themselves. An account parts where a batch failed that it was in, goes on by itself from there, and joins the others where it stands
/// where they stand. Each of these steps is stored, so a crash between any two of them neither repeats an effect nor leaves one out.
/// </summary>
internal sealed partial class Following
{
    /// <summary>After a batch failed: who is it that fails? Where there was one account only, that is known.</summary>
    private async Task TakeEach(ImmutableArray<LoggedEvent> events, string to, Exception failure, CancellationToken cancellationToken)
    {
        var accounts = FollowerRules.ByAccount(events);

        foreach (var one in accounts)
        {
            var account = new ApartAccount { Account = one[0].Account, Position = _stored! };
            await store.Part(follower, account.Account, account.Position, cancellationToken);
            _apart[account.Account] = account;

            if (accounts.Length is 1)
            {
                await Hold(account, failure, cancellationToken);
            }
            else
            {
                await Try(account, one, to, cancellationToken);
            }
        }

        await Advance(To(_stored!, to), cancellationToken);
        (_stored, _read) = (to, to);
        await JoinAll(cancellationToken);
    }

    private async Task RetryDue(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        ImmutableArray<ApartAccount> due = [.. _apart.Values.Where(account => account.RetryAt <= now)];

        if (due.IsEmpty)
        {
            return;
        }

        await WriteDown(isTime: true, cancellationToken);

        foreach (var account in due)
        {
            await CatchUp(account, cancellationToken);
        }

        await JoinAll(cancellationToken);
    }

    private async Task CatchUp(ApartAccount account, CancellationToken cancellationToken)
    {
        var wanted = _wanted with { Account = account.Account };

        while (account.Position != _stored)
        {
            var page = await log.After(account.Position, _stored, FollowerRules.EventsAtOnce, wanted, cancellationToken);

            if (!page.IsKnown)
            {
                throw new InvalidOperationException($"The log does not know where account {account.Account} stands, though it knows its follower's position.");
            }

            if (page.Position == account.Position)
            {
                _apart[account.Account] = account with { RetryAt = clock.GetUtcNow() + FollowerRules.Retry(1) }; // Ahead of the others, who come there.
                return;
            }

            if (!await Try(account, page.Events, page.Position, cancellationToken))
            {
                return;
            }

            account = _apart[account.Account];
        }
    }

    /// <returns>Whether it went on.</returns>
    private async Task<bool> Try(ApartAccount account, ImmutableArray<LoggedEvent> events, string to, CancellationToken cancellationToken)
    {
        try
        {
            var followed = To(account.Position, to, account.Account);
            await (events.IsEmpty ? Advance(followed, cancellationToken) : Hand(events, followed, cancellationToken));
            _apart[account.Account] = account with { Position = to };
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await Hold(account, e, cancellationToken);
            return false;
        }
    }

    private async Task Hold(ApartAccount account, Exception failure, CancellationToken cancellationToken)
    {
        var stored = await store.Load(follower, cancellationToken);

        if (stored.Apart.FirstOrDefault(one => one.Account == account.Account)?.Position != account.Position)
        {
            // It was stored and the answer lost, or another activation took it on.
            throw new InvalidOperationException($"Account {account.Account} does not stand where it did.", failure);
        }

        var held = FollowerRules.Failed(account, failure, clock.GetUtcNow());
        await store.Hold(follower, held, cancellationToken);
        _apart[account.Account] = held;
        LogMetrics.Failed(follower);
        LogHeld(failure, follower, account.Account, held.Attempts);
    }

    private async Task JoinAll(CancellationToken cancellationToken)
    {
        foreach (var account in _apart.Values.Where(account => account.Position == _stored).ToList())
        {
            await store.Join(follower, account.Account, cancellationToken);
            _apart.Remove(account.Account);

            if (account.Attempts > 0)
            {
                LogJoined(follower, account.Account);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The follower {Follower} of the event log failed on account {Account}, {Attempts} times in a row. "
        + "The account is held back and tried again; the others go on.")]
    private partial void LogHeld(Exception exception, FollowerId follower, AccountId account, int attempts);

    [LoggerMessage(LogLevel.Information, "The follower {Follower} of the event log goes on with account {Account}.")]
    private partial void LogJoined(FollowerId follower, AccountId account);
}
