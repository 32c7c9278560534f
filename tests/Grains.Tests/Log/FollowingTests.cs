using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;
using Oqupie.Grains.Log;
using Oqupie.Testing.Log;

namespace Oqupie.Grains.Tests.Log;

/// <summary>A follower's steps by themselves: what is handed over, and where it stands.</summary>
public sealed class FollowingTests
{
    private static readonly AccountId Acme = new("acme");
    private static readonly AccountId Bolt = new("bolt");
    private static readonly AccountId Coil = new("coil");

    private readonly FakeTimeProvider _clock = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly MemoryEventLog _log = new();
    private readonly MemoryFollowerStore _store = new();
    private readonly FollowerId _id = new("recorder", 0);
    private RecordingConsumer _consumer;
    private Following _following;

    public FollowingTests()
    {
        _consumer = new("recorder", _store) { Stores = true };
        _following = Anew();
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_handed_over_once_and_in_its_order()
    {
        _log.Add(Acme, "1");
        _log.Add(Bolt, "1");
        await Follow();
        _log.Add(Acme, "1");
        await Follow();
        _following = Anew();
        await Follow();

        Assert.Equal(["acme ticket/1/1", "bolt ticket/1/1", "acme ticket/1/2"], Taken());
    }

    [Fact]
    public async Task Who_tells_the_world_begins_with_what_happens_next()
    {
        Use(new("recorder", _store) { Kind = LogConsumerKind.Outward });
        _log.Add(Acme, "1");
        await Follow();
        _log.Add(Acme, "2");
        await Follow();

        Assert.Equal(["acme ticket/2/1"], Taken());
    }

    [Fact]
    public async Task Accounts_are_divided_among_the_followers_and_each_is_somebodys()
    {
        var consumers = Enumerable.Range(0, 4).Select(_ => new RecordingConsumer("recorder", _store) { Shards = 4, Stores = true }).ToList();
        var accounts = Enumerable.Range(0, 40).Select(n => new AccountId($"account{n}")).ToList();
        accounts.ForEach(account => _log.Add(account, "1"));

        foreach (var (shard, consumer) in consumers.Index())
        {
            (_consumer, _following) = (consumer, new(new("recorder", shard), consumer, _log, _store, _clock, NullLogger.Instance));
            await Follow();
        }

        Assert.Equal(accounts.Select(one => one.Value).Order(), consumers.SelectMany(one => one.Taken).Select(one => one.Account.Value).Order());
        Assert.All(consumers, consumer => Assert.InRange(consumer.Taken.Count(), 1, 39));
    }

    [Fact]
    public async Task An_effect_whose_answer_was_lost_is_not_repeated()
    {
        _log.Add(Acme, "1");
        _consumer.LosesNextAnswer = true;
        await Follow();
        _log.Add(Acme, "2");
        await Follow();

        Assert.Equal(["acme ticket/1/1", "acme ticket/2/1"], Taken());
        Assert.Empty(_following.Held);
    }

    [Fact]
    public async Task Of_two_activations_one_goes_on()
    {
        await Follow();
        var other = Anew();
        await other.Step(Now);
        _log.Add(Acme, "1");
        await Follow();
        await other.Step(Now);
        _log.Add(Acme, "2");
        await other.Step(Now);
        await Follow();

        Assert.Equal(["acme ticket/1/1", "acme ticket/2/1"], Taken());
    }

    [Fact]
    public async Task An_account_that_fails_is_held_back_alone()
    {
        _consumer.Failing[Bolt] = true;
        _log.Add(Acme, "1");
        _log.Add(Bolt, "1");
        _log.Add(Coil, "1");
        await Follow();
        _log.Add(Bolt, "1");
        _log.Add(Acme, "2");
        await Follow();

        Assert.Equal(["acme ticket/1/1", "coil ticket/1/1", "acme ticket/2/1"], Taken());
        Assert.Equal((Bolt, 1, "IOException"), Assert.Single(_following.Held) is var held ? (held.Account, held.Attempts, held.Reason) : default);
        Assert.Equal(FollowerState.Following, _following.State);
    }

    [Fact]
    public async Task An_account_that_was_held_back_goes_on_from_where_it_stood_once_it_can()
    {
        _consumer.Failing[Bolt] = true;
        _log.Add(Acme, "1");
        _log.Add(Bolt, "1");
        await Follow();
        _log.Add(Bolt, "1");
        await Follow();
        _following = Anew();
        _consumer.Failing.Clear();
        await Follow();
        Assert.Equal(["acme ticket/1/1"], Taken());

        _clock.Advance(TimeSpan.FromSeconds(1));
        await Follow();
        _log.Add(Bolt, "2");
        await Follow();

        Assert.Equal(["acme ticket/1/1", "bolt ticket/1/1", "bolt ticket/1/2", "bolt ticket/2/1"], Taken());
        Assert.Empty((await _store.Load(_id, Now)).Apart);
    }

    [Fact]
    public async Task An_account_that_goes_on_failing_is_tried_less_and_less_often()
    {
        _consumer.Failing[Bolt] = true;
        _log.Add(Bolt, "1");
        await Follow();
        var pauses = new List<double>();

        for (var n = 0; n < 12; n++)
        {
            pauses.Add((_following.NextRetry!.Value - _clock.GetUtcNow()).TotalSeconds);
            _clock.Advance(TimeSpan.FromSeconds(pauses[^1]));
            await Follow();
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300], pauses);
        Assert.Equal(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), Assert.Single(_following.Held).Since);
    }

    [Fact]
    public async Task In_another_era_what_can_be_made_again_begins_anew()
    {
        _log.Add(Acme, "1");
        await Follow();

        _log.Replace();
        _log.Add(Acme, "2");
        await Follow();

        Assert.Equal(1, _consumer.Restarts);
        Assert.Equal(["acme ticket/1/1", "acme ticket/2/1"], Taken());
    }

    [Fact]
    public async Task In_another_era_what_tells_the_world_stops_until_it_is_let_go_on()
    {
        Use(new("recorder", _store) { Kind = LogConsumerKind.Outward });
        _log.Add(Acme, "1");
        await Follow();
        _log.PutBack(0);
        _log.Add(Acme, "2");
        await Follow();
        Assert.Equal(FollowerState.OtherEra, _following.State);

        await _following.GoOn(Now);
        _log.Add(Acme, "3");
        await Follow();

        Assert.Equal((FollowerState.Following, "acme ticket/3/1"), (_following.State, Assert.Single(Taken())));
    }

    [Fact]
    public async Task With_too_many_held_it_stops_and_goes_on_when_they_do()
    {
        var accounts = Enumerable.Range(0, FollowerRules.MostHeld).Select(n => new AccountId($"account{n}")).ToList();
        accounts.ForEach(account => _consumer.Failing[account] = true);
        accounts.ForEach(account => _log.Add(account, "1"));
        await Follow();
        _log.Add(Acme, "1");
        await Follow();
        Assert.Equal((FollowerState.Full, 0), (_following.State, _consumer.Taken.Count()));

        _consumer.Failing.Clear();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Follow();

        Assert.Equal((FollowerState.Following, FollowerRules.MostHeld + 1), (_following.State, _consumer.Taken.Count()));
    }

    [Fact]
    public async Task Where_the_log_fails_nobody_is_blamed()
    {
        _log.Add(Acme, "1");
        _log.FailReads(1);

        await Assert.ThrowsAsync<IOException>(() => _following.Step(Now));
        Assert.Equal(FollowerState.Failing, _following.State);
        await Follow();

        Assert.Equal((FollowerState.Following, "acme ticket/1/1"), (_following.State, Assert.Single(Taken())));
    }

    [Fact]
    public async Task How_far_behind_it_is_is_the_age_of_what_it_did_not_read()
    {
        await Follow();
        Assert.Equal(TimeSpan.Zero, await _following.Behind(Now));

        _log.Add(Acme, "1", at: _clock.GetUtcNow() - TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(7), await _following.Behind(Now));
    }

    private static string Said(LoggedEvent one) => $"{one.Account} {one.Id}";

    private IEnumerable<string> Taken() => _consumer.Taken.Select(Said);

    private Following Anew() => new(_id, _consumer, _log, _store, _clock, NullLogger.Instance);

    private void Use(RecordingConsumer consumer) => (_consumer, _following) = (consumer, new(_id, consumer, _log, _store, _clock, NullLogger.Instance));

    private async Task Follow()
    {
        while ((await _following.Step(Now)).FoundSome)
        {
            // Until there is nothing more.
        }
    }
}
