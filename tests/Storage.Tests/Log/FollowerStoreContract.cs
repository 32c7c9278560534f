using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;
using Oqupie.Grains.Log;
using Oqupie.Storage.Tests.Knowledge;

namespace Oqupie.Storage.Tests.Log;

/// <summary>Where followers stand.</summary>
public abstract class FollowerStoreContract(Stores stores)
{
    private static readonly AccountId Acme = new("acme");
    private static readonly AccountId Bolt = new("bolt");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected FollowerId Follower { get; } = new(LocalKey.New(), 3);

    protected IFollowerStore Store => stores.Followers;

    [Fact]
    public async Task It_stands_where_it_began_first()
    {
        Assert.Null((await Store.Load(Follower, Cancellation)).Position);

        await Store.Begin(Follower, "p1", Cancellation);
        await Store.Begin(Follower, "p2", Cancellation);

        Assert.Equal("p1", (await Store.Load(Follower, Cancellation)).Position);
        Assert.Null((await Store.Load(Follower with { Shard = 2 }, Cancellation)).Position);
    }

    [Fact]
    public async Task Only_who_knows_where_it_stands_moves_it()
    {
        await Store.Begin(Follower, "", Cancellation);

        Assert.False(await Store.Advance(To("p1", "p2"), Cancellation));
        Assert.True(await Store.Advance(To("", "p1"), Cancellation));
        Assert.False(await Store.Advance(To("", "p2"), Cancellation));

        Assert.Equal("p1", (await Store.Load(Follower, Cancellation)).Position);
    }

    [Fact]
    public async Task What_never_began_does_not_move()
    {
        Assert.False(await Store.Advance(To("", "p1"), Cancellation));
        Assert.False(await Store.Advance(To("", "p1") with { Account = Acme }, Cancellation));

        Assert.Null((await Store.Load(Follower, Cancellation)).Position);
    }

    [Fact]
    public async Task Of_two_that_move_it_at_once_one_does()
    {
        await Store.Begin(Follower, "p0", Cancellation);

        var moved = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() => Store.Advance(To("p0", $"p{n}"), Cancellation))));

        Assert.Single(moved, one => one);
    }

    [Fact]
    public async Task An_account_goes_by_itself_and_joins_where_the_others_stand()
    {
        await Store.Begin(Follower, "p1", Cancellation);
        await Store.Part(Follower, Acme, "p1", Cancellation);
        await Store.Advance(To("p1", "p2"), Cancellation);
        await Store.Part(Follower, Acme, "p9", Cancellation);

        await Store.Join(Follower, Acme, Cancellation);
        var apart = Assert.Single((await Store.Load(Follower, Cancellation)).Apart);
        Assert.Equal((Acme, "p1", 0), (apart.Account, apart.Position, apart.Attempts));

        Assert.True(await Store.Advance(To("p1", "p2") with { Account = Acme }, Cancellation));
        await Store.Join(Follower, Acme, Cancellation);
        Assert.Empty((await Store.Load(Follower, Cancellation)).Apart);
        Assert.Equal("p2", (await Store.Load(Follower, Cancellation)).Position);
    }

    [Fact]
    public async Task Why_an_account_is_held_is_remembered_until_it_joins()
    {
        var held = new ApartAccount
        {
            Account = Acme,
            Position = "p1",
            Attempts = 2,
            Reason = "IOException",
            Since = SomeKnowledge.Monday,
            RetryAt = SomeKnowledge.Monday.AddSeconds(4),
        };
        await Store.Begin(Follower, "p1", Cancellation);
        await Store.Hold(Follower, held with { Account = Bolt }, Cancellation);
        await Store.Part(Follower, Acme, "p1", Cancellation);
        await Store.Hold(Follower, held with { Attempts = 1 }, Cancellation);
        await Store.Hold(Follower, held with { Position = "p7" }, Cancellation);

        Assert.Equal(held, Assert.Single((await Store.Load(Follower, Cancellation)).Apart));

        await Store.Join(Follower, Acme, Cancellation);
        await Store.Part(Follower, Acme, "p1", Cancellation);
        Assert.Equal(0, Assert.Single((await Store.Load(Follower, Cancellation)).Apart).Attempts);
    }

    [Fact]
    public async Task Who_begins_anew_takes_everybody_along()
    {
        await Store.Begin(Follower, "p1", Cancellation);
        await Store.Part(Follower, Acme, "p1", Cancellation);
        await Store.Part(Follower with { Shard = 2 }, Acme, "p1", Cancellation);

        Assert.True(await Store.Advance(To("p1", "") with { Restarts = true }, Cancellation));

        Assert.Equal(("", 0), await Store.Load(Follower, Cancellation) is var stored ? (stored.Position, stored.Apart.Length) : default);
        Assert.Single((await Store.Load(Follower with { Shard = 2 }, Cancellation)).Apart);
    }

    protected FollowedTo To(string from, string to) => new() { Follower = Follower, From = from, To = to };
}

public sealed class MemoryFollowerStoreTests(StoresFixture fixture) : FollowerStoreContract(fixture.Memory);
