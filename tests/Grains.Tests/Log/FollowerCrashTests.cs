using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;
using Oqupie.Grains.Log;
using Oqupie.Testing.Log;

namespace Oqupie.Grains.Tests.Log;

/// <summary>A follower whose process dies between any two of its steps.</summary>
public sealed class FollowerCrashTests
{
    private static readonly AccountId Acme = new("acme");
    private static readonly AccountId Bolt = new("bolt");
    private static readonly AccountId Coil = new("coil");

    private readonly FakeTimeProvider _clock = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly MemoryFollowerStore _store = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>The process dies at each write of the store in turn, while one account fails and is mended later.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_between_any_two_steps_neither_repeats_an_effect_nor_leaves_one_out(bool isWritten)
    {
        for (var deathAt = 1; deathAt <= 15; deathAt++)
        {
            var life = new Life(_store, deathAt, isWritten, _clock);
            life.Consumer.Failing[Bolt] = true;

            foreach (var accounts in (AccountId[][])[[Acme, Bolt, Coil], [Bolt, Acme]])
            {
                Array.ForEach(accounts, account => life.Log.Add(account, "1"));
                await life.Follow();
            }

            life.Consumer.Failing.Clear();

            for (var n = 0; n < 4; n++)
            {
                _clock.Advance(TimeSpan.FromMinutes(5));
                await life.Follow();
            }

            Assert.Equal(
                ["acme ticket/1/1", "acme ticket/1/2", "bolt ticket/1/1", "bolt ticket/1/2", "coil ticket/1/1"],
                life.Consumer.Taken.Select(one => $"{one.Account} {one.Id}").Order(StringComparer.Ordinal));
            Assert.Empty((await _store.Load(life.Id, Now)).Apart);
        }
    }

    /// <summary>A follower whose process dies once, and starts again.</summary>
    private sealed class Life(MemoryFollowerStore kept, int deathAt, bool isWritten, TimeProvider clock)
    {
        private readonly DyingFollowerStore _store = new(kept, deathAt, isWritten);
        private Following? _following;

        public FollowerId Id { get; } = new($"dying{deathAt}{isWritten}", 0);

        public MemoryEventLog Log { get; } = new();

        public RecordingConsumer Consumer { get; } = new("dying", kept) { Stores = true };

        public async Task Follow()
        {
            try
            {
                _following ??= new(Id, Consumer, Log, _store, clock, NullLogger.Instance);

                while ((await _following.Step(Now)).FoundSome)
                {
                    // Until there is nothing more.
                }
            }
            catch (OperationCanceledException)
            {
                _store.Revive();
                _following = null;
                await Follow();
            }
        }
    }
}
