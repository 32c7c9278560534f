using Oqupie.Contracts.Live;
using Oqupie.Grains.Live;
using Orleans.Core.Internal;

namespace Oqupie.Grains.Tests.Live;

public sealed class BrandFeedGrainTests(LiveSilo silo) : IClassFixture<LiveSilo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Followers_hear_every_entry_once_and_in_order_whoever_publishes()
    {
        var brand = LiveSilo.NewBrand();
        var (first, _) = await silo.Listen(brand);
        var (second, _) = await silo.Listen(brand);

        await Task.WhenAll(Enumerable.Range(1, 8).Select(async ticket =>
        {
            for (var version = 1; version <= 100; version++)
            {
                await silo.Feed(brand).Publish(SomeNews.Of(ticket, version));
            }
        }));

        var heard = await first.Next(800, Cancellation);
        Assert.Equal(Enumerable.Range(1, 800).Select(n => (long)n), heard.Select(entry => entry.Number));
        Assert.All(
            heard.GroupBy(entry => entry.News.Id, entry => entry.News.Version), versions => Assert.Equal(versions.Order(), versions));
        Assert.Equal(heard.Select(entry => entry.News.Id), (await second.Next(800, Cancellation)).Select(entry => entry.News.Id));
    }

    [Fact]
    public async Task A_follower_that_hangs_is_dropped_and_holds_up_nobody()
    {
        var brand = LiveSilo.NewBrand();
        var (hung, _) = await silo.Listen(brand);
        var (well, start) = await silo.Listen(brand);
        hung.Hang = new();

        for (var n = 1; n <= FollowerLine.Limit + 300; n++)
        {
            await silo.Feed(brand).Publish(SomeNews.Of(n));
        }

        Assert.Equal(FollowerLine.Limit + 300, (await well.Next(FollowerLine.Limit + 300, Cancellation))[^1].Number);

        hung.Hang.SetResult();
        await silo.Feed(brand).Publish(SomeNews.Of(1, 2));
        await well.Next(Cancellation);
        Assert.Equal(1, hung.Calls);

        var anew = await silo.Feed(brand).Follow(hung.Reference);
        Assert.Equal(start.Epoch, anew.Epoch);
        Assert.Equal(FollowerLine.Limit + 300, (await silo.Feed(brand).Since(anew.Epoch, 1)).Entries.Length);
    }

    [Fact]
    public async Task A_follower_that_does_not_answer_within_five_seconds_is_dropped()
    {
        var brand = LiveSilo.NewBrand();
        var (hung, _) = await silo.Listen(brand);
        hung.Hang = new();
        await silo.Feed(brand).Publish(SomeNews.Of(1));
        await hung.Next(Cancellation);

        var (well, _) = await silo.Listen(brand);
        await silo.Feed(brand).Publish(SomeNews.Of(2));
        // No fact shows from outside that it was dropped; the time-out is real time.
        await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System, Cancellation);
        hung.Hang.SetResult();
        await silo.Feed(brand).Publish(SomeNews.Of(3));
        await well.Next(2, Cancellation);

        Assert.Equal(1, hung.Calls);
    }

    [Fact]
    public async Task A_follower_that_does_not_renew_is_dropped_after_fifteen_seconds()
    {
        var brand = LiveSilo.NewBrand();
        var (silent, _) = await silo.Listen(brand);
        var (faithful, _) = await silo.Listen(brand);

        for (var i = 0; i < 4; i++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(5));
            await silo.Feed(brand).Follow(faithful.Reference);
        }

        await silo.Feed(brand).Publish(SomeNews.Of(1));

        Assert.Equal(1, (await faithful.Next(Cancellation)).Number);
        Assert.Equal(0, silent.Calls);
    }

    [Fact]
    public async Task Since_answers_what_came_after_and_nothing_else()
    {
        var brand = LiveSilo.NewBrand();
        var (_, start) = await silo.Listen(brand);
        await silo.Feed(brand).Publish(SomeNews.Of(1));
        await silo.Feed(brand).Publish(SomeNews.Of(2));

        var missed = await silo.Feed(brand).Since(start.Epoch, 1);

        Assert.False(missed.Reset);
        Assert.Equal("2", Assert.Single(missed.Entries).News.Id);
        Assert.Equal(2, missed.Now.Number);
        Assert.Empty((await silo.Feed(brand).Since(start.Epoch, 2)).Entries);
    }

    [Fact]
    public async Task What_is_no_longer_kept_is_a_reset()
    {
        var brand = LiveSilo.NewBrand();
        var (_, start) = await silo.Listen(brand);

        for (var n = 0; n < FeedRing.Kept + 1; n++)
        {
            await silo.Feed(brand).Publish(SomeNews.Of(1, n));
        }

        Assert.True((await silo.Feed(brand).Since(start.Epoch, 0)).Reset);
        Assert.Equal(FeedRing.Kept, (await silo.Feed(brand).Since(start.Epoch, 1)).Entries.Length);
        Assert.True((await silo.Feed(brand).Since(start.Epoch, FeedRing.Kept + 2)).Reset);
    }

    [Fact]
    public async Task A_new_activation_is_a_new_epoch_that_names_its_brand()
    {
        var brand = LiveSilo.NewBrand();
        var (listener, before) = await silo.Listen(brand);
        await silo.Feed(brand).Publish(SomeNews.Of(1));

        await silo.Feed(brand).Cast<IGrainManagementExtension>().DeactivateOnIdle(Cancellation);

        Assert.True((await silo.Feed(brand).Since(before.Epoch, 1)).Reset);
        var after = await silo.Feed(brand).Follow(listener.Reference);
        Assert.NotEqual(before.Epoch, after.Epoch);
        Assert.StartsWith($"{brand.Local}.", after.Epoch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_silo_says_again_is_told_once()
    {
        var brand = LiveSilo.NewBrand();
        var (listener, start) = await silo.Listen(brand);

        await silo.Feed(brand).Take(new() { News = [SomeNews.Of(1, 1), SomeNews.Of(1, 2)] });
        await silo.Feed(brand).Take(new() { News = [SomeNews.Of(1, 1), SomeNews.Of(1, 2), SomeNews.Of(1, 3)] });

        Assert.Equal([1, 2, 3], (await listener.Next(3, Cancellation)).Select(entry => entry.News.Version));
        Assert.Equal(new FeedPosition(start.Epoch, 3), (await silo.Feed(brand).Since(start.Epoch, 3)).Now);
    }

    [Fact]
    public async Task What_was_lost_on_the_way_is_a_new_epoch_that_followers_hear_of_at_once()
    {
        var brand = LiveSilo.NewBrand();
        var (listener, start) = await silo.Listen(brand);

        await silo.Feed(brand).Take(new() { Lost = true, News = [SomeNews.Of(9)] });

        var entry = await listener.Next(Cancellation);
        Assert.NotEqual(start.Epoch, entry.Epoch);
        Assert.Equal(1, entry.Number);
        Assert.True((await silo.Feed(brand).Since(start.Epoch, start.Number)).Reset);
    }

    [Fact]
    public async Task What_comes_after_a_later_version_is_not_told_and_is_a_new_epoch_where_others_might_see_it_before()
    {
        var brand = LiveSilo.NewBrand();
        var (listener, start) = await silo.Listen(brand);
        await silo.Feed(brand).Publish(SomeNews.Of(1, 3));

        await silo.Feed(brand).Take(new() { News = [SomeNews.Of(1, 2)] });
        Assert.Equal(start.Epoch, (await silo.Feed(brand).Since(start.Epoch, 1)).Now.Epoch);
        await silo.Feed(brand).Take(new() { News = [SomeNews.Of(1, 2) with { Audience = new("m2", null), Before = new("m1", null) }] });

        Assert.True((await silo.Feed(brand).Since(start.Epoch, 1)).Reset);
        await silo.Feed(brand).Publish(SomeNews.Of(2));
        Assert.Equal(["1", "2"], (await listener.Next(2, Cancellation)).Select(entry => entry.News.Id));
    }
}
