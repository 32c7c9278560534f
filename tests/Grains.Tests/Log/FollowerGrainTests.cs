using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;
using Oqupie.Grains.Log;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Log;

/// <summary>Followers in a silo of their own, whose clock stands still: what is handed over was woken by the append.</summary>
public sealed class FollowerGrainTests : IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly AccountId Acme = new("acme");

    private readonly TestSilo _silo;
    private readonly RecordingConsumer _rebuildable;
    private readonly RecordingConsumer _outward;

    public FollowerGrainTests()
    {
        _silo = new() { More = services => services.AddSingleton<ILogConsumer>(_rebuildable!).AddSingleton<ILogConsumer>(_outward!) };
        _rebuildable = new("report", _silo.Stores.Followers) { Stores = true, Shards = 2, Streams = ["ticket"] };
        _outward = new("hook", _silo.Stores.Followers) { Kind = LogConsumerKind.Outward };
    }

    [Fact]
    public async Task What_is_appended_is_handed_over_without_anybody_looking()
    {
        var ticket = _silo.NewTicketId();
        await Following("hook", 0);

        TheOutcome.Done(await _silo.Intake(ticket).Open(Some.Ticket(), TestContext.Current.CancellationToken));

        await Until.True(
            () => _rebuildable.Taken.Any(one => one.Stream == $"{ticket.Number}"), () => "It was not handed over.", cancellationToken: Cancellation);
        await Until.True(() => _outward.Taken.Any(one => one.Type is "ticket-opened"), () => "It was not handed over.", cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Followers_are_set_going_at_the_silos_start_and_say_where_they_stand()
    {
        _silo.Stores.Log.Add(Acme, "1");

        await Until.True(() => _rebuildable.Taken.Any(), () => "Nobody follows.", cancellationToken: Cancellation);
        var status = await Follower("report", FollowerRules.Shard(Acme, 2)).Read();

        Assert.Equal((FollowerState.Following, TimeSpan.Zero, 0), (status.State, status.Behind, status.Held.Length));
        Assert.Equal(await _silo.Stores.Log.End(TestContext.Current.CancellationToken), status.Position);
    }

    [Fact]
    public async Task An_account_that_fails_is_shown_and_the_others_go_on()
    {
        _rebuildable.Failing[Acme] = true;
        _silo.Stores.Log.Add(Acme, "1");
        var follower = Follower("report", FollowerRules.Shard(Acme, 2));

        await Until.True(
            async _ => (await follower.Read()).Held is [{ Account: "acme", Attempts: 1, Reason: "IOException" }],
            () => "It is not held.",
            cancellationToken: Cancellation);
        _silo.Stores.Log.Add(Neighbour(), "1");
        await Until.True(() => _rebuildable.Taken.Any(one => one.Account == Neighbour()), () => "The others do not go on.", cancellationToken: Cancellation);

        _rebuildable.Failing.Clear();
        await Until.True(
            () =>
            {
                _silo.Clock.Advance(TimeSpan.FromSeconds(1));
                return _rebuildable.Taken.Any(one => one.Account == Acme);
            },
            () => "It is not tried again.",
            cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Who_stopped_for_another_era_goes_on_when_an_operator_says_so()
    {
        await Following("hook", 0);
        Assert.False((await Follower("hook", 0).GoOn()).Succeeded(out _, out var refusal));
        Assert.Equal((RefusalKind.Conflict, "not_stopped"), (refusal!.Kind, refusal.Code));
        _silo.Stores.Log.Add(Acme, "1");
        await Until.True(() => _outward.Taken.Any(), () => "It is not told.", cancellationToken: Cancellation);

        _silo.Stores.Log.Replace();
        _silo.Stores.Log.Add(Acme, "2");
        await Until.True(
            async _ => (await Follower("hook", 0).Read()).State is FollowerState.OtherEra, () => "It does not stop.", cancellationToken: Cancellation);

        Assert.Equal(FollowerState.Following, TheOutcome.Done(await Follower("hook", 0).GoOn()).State);
        _silo.Stores.Log.Add(Acme, "3");
        await Until.True(() => _outward.Taken.Any(one => one.Stream is "3"), () => "It does not go on.", cancellationToken: Cancellation);
        Assert.DoesNotContain(_outward.Taken, one => one.Stream is "2");
    }

    public async ValueTask InitializeAsync() => await _silo.InitializeAsync();

    public async ValueTask DisposeAsync() => await _silo.DisposeAsync();

    private IFollowerGrain Follower(string consumer, int shard) => _silo.Client.GetGrain<IFollowerGrain>(new FollowerId(consumer, shard).ToString());

    /// <summary>One that has begun, so that it is told of what happens from now on.</summary>
    private Task Following(string consumer, int shard) =>
        Until.True(async _ => (await Follower(consumer, shard).Read()).Position is not null, () => "It does not begin.");

    /// <summary>Another account of the same shard.</summary>
    private static AccountId Neighbour() => Enumerable.Range(0, 100)
        .Select(n => new AccountId($"neighbour{n}"))
        .First(one => FollowerRules.Shard(one, 2) == FollowerRules.Shard(Acme, 2));
}
