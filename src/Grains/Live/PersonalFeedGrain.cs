using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

[GrainType("personal-feed")]
internal sealed partial class PersonalFeedGrain(TimeProvider clock, ILogger<PersonalFeedGrain> logger) : Grain, IPersonalFeedGrain
{
    private static readonly TimeSpan DroppedAfter = TimeSpan.FromSeconds(15);

    private readonly Dictionary<IPersonalFollower, PersonalLine> _lines = [];
    private readonly string _epoch = LocalKey.New();
    private long _number;

    private AccountId Account => new(this.GetPrimaryKeyString());

    public Task Tell(ImmutableArray<PersonalNews> news)
    {
        var from = new FeedPosition(_epoch, _number);
        _number += news.Length;
        DropSilent();

        foreach (var line in _lines.Values.ToList())
        {
            line.Tell(from, news);
        }

        return Task.CompletedTask;
    }

    public Task<FeedPosition> Follow(IPersonalFollower follower)
    {
        if (!_lines.TryGetValue(follower, out var line))
        {
            _lines.Add(follower, line = new(Account, follower, Lost));
        }

        line.RenewedAt = clock.GetUtcNow();
        return Task.FromResult(new FeedPosition(_epoch, _number));
    }

    private void DropSilent()
    {
        foreach (var silent in _lines.Where(line => clock.GetUtcNow() - line.Value.RenewedAt >= DroppedAfter).Select(line => line.Key).ToList())
        {
            _lines.Remove(silent);
        }
    }

    private void Lost(PersonalLine line, Exception reason)
    {
        if (_lines.TryGetValue(line.Follower, out var current) && ReferenceEquals(current, line))
        {
            _lines.Remove(line.Follower);
        }

        LogLost(reason, Account);
    }

    [LoggerMessage(LogLevel.Warning, "A host could not be told what concerns members of account {Account} and was dropped; it finds the gap later.")]
    private partial void LogLost(Exception exception, AccountId account);
}
