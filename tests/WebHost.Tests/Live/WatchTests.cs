using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Orleans.Core.Internal;

namespace Oqupie.WebHost.Tests.Live;

public sealed class WatchTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_consoles_hear_the_same_in_order_and_without_a_gap()
    {
        var brand = await floor.NewBrand();
        await using var first = await floor.Owner.Connect();
        await using var second = await floor.Owner.Connect();
        var start = (await first.Watch(brand)).GetProperty("n").GetInt64();
        await second.Watch(null);

        await Task.WhenAll(Enumerable.Range(1, 4).Select(async ticket =>
        {
            for (var version = 1; version <= 50; version++)
            {
                await floor.Feed(brand).Publish(News.Of(ticket, version));
            }
        }));

        foreach (var console in new[] { first, second })
        {
            for (var ticket = 1; ticket <= 4; ticket++)
            {
                await console.UntilHeard(ticket, 50);
            }

            var last = start;

            foreach (var entry in console.Entries.Where(entry => entry.Epoch.StartsWith($"{brand}.", StringComparison.Ordinal)))
            {
                Assert.Equal(last, entry.Prev);
                Assert.True(entry.N > last);
                last = entry.N;
            }

            Assert.Equal(start + 200, last);
        }
    }

    [Fact]
    public async Task A_row_is_the_ticket_as_its_address_answers_it()
    {
        var brand = await floor.NewBrand();
        await using var console = await floor.Owner.Connect();
        await console.Watch(brand);

        var ticket = await floor.NewTicket(brand);

        await console.UntilHeard(ticket, 1);
        var read = await floor.Owner.Http.GetFromJsonAsync<JsonElement>($"/api/v1/tickets/{ticket}", Cancellation);
        var entry = console.Entries[^1].Json;
        WebFloor.IsRowOf(read, entry.GetProperty("row"));
        Assert.Equal(brand, entry.GetProperty("brand").GetString());
        Assert.Equal("ticket", entry.GetProperty("kind").GetString());
        Assert.Contains(entry.GetProperty("what").EnumerateArray(), what => what.GetString() is "opened" or "message");
        Assert.Equal(floor.Owner.Id, entry.GetProperty("by").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_brand_that_is_not_ones_own_cannot_be_watched()
    {
        var (own, foreign) = (await floor.NewBrand(), await floor.NewBrand());
        var agent = await floor.NewMember(brands: [own]);
        await using var console = await agent.Connect();
        var epoch = (await (await floor.Owner.Connect()).Watch(foreign)).GetProperty("epoch").GetString()!;

        await console.Watch(own);

        await Assert.ThrowsAsync<HubException>(() => console.Watch(foreign));
        await Assert.ThrowsAsync<HubException>(() => console.Watch("nonesuch"));
        await Assert.ThrowsAsync<HubException>(() => console.Since(epoch, 0));
        Assert.Equal([own], (await console.Watch(null)).GetProperty("feeds").EnumerateArray().Select(feed => feed.GetProperty("brand").GetString()));
    }

    [Fact]
    public async Task A_right_that_was_taken_away_ends_within_two_seconds()
    {
        var (kept, lost) = (await floor.NewBrand(), await floor.NewBrand());
        var agent = await floor.NewMember(brands: [kept, lost]);
        await using var console = await agent.Connect();
        var feeds = (await console.Watch(null)).GetProperty("feeds").EnumerateArray();
        var epoch = feeds.Single(feed => feed.GetProperty("brand").GetString() == kept).GetProperty("epoch").GetString()!;
        await using var owner = await floor.Owner.Connect();
        await owner.Watch(lost);

        using var changed = await floor.Owner.Http.PatchAsJsonAsync($"/api/v1/members/{agent.Id}", new { brands = new[] { kept } }, Cancellation);
        changed.EnsureSuccessStatusCode();
        var since = TimeProvider.System.GetTimestamp();
        var version = 0;

        do
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(2), "The lost brand was still heard of after two seconds.");
            version += 2;
            await Told(version - 1);
            await Told(version); // A brand is told of one thing after the other, so the one before has been told to everybody.
            await console.Since(epoch, 0); // And an answer comes behind whatever was told before.
        }
        while (console.Entries.Any(entry => entry.Ticket is 1 && entry.Version == version - 1));

        await Assert.ThrowsAsync<HubException>(() => console.Watch(lost));

        async Task Told(long version)
        {
            await floor.Feed(lost).Publish(News.Of(1, version));
            await owner.UntilHeard(1, version);
        }
    }

    [Fact]
    public async Task A_member_who_was_removed_is_cut_off()
    {
        var agent = await floor.NewMember();
        await using var console = await agent.Connect();
        await console.Watch(null);

        using var removed = await floor.Owner.Http.DeleteAsync($"/api/v1/members/{agent.Id}", Cancellation);
        removed.EnsureSuccessStatusCode();

        await console.Until(cut => cut.IsClosed, "the connection lives on");
        await Assert.ThrowsAnyAsync<Exception>(agent.Connect);
    }

    [Fact]
    public async Task Who_comes_back_and_asks_has_neither_a_gap_nor_a_double()
    {
        var brand = await floor.NewBrand();
        var console = await floor.Owner.Connect();
        await console.Watch(brand);
        await floor.Feed(brand).Publish(News.Of(1, 1));
        await console.UntilHeard(1, 1);
        var last = console.Entries[^1];
        await console.DisposeAsync();

        await floor.Feed(brand).Publish(News.Of(2, 1));
        await floor.Feed(brand).Publish(News.Of(3, 1));
        await using var back = await floor.Owner.Connect();
        var now = await back.Watch(brand);
        var missed = await back.Since(last.Epoch, last.N);
        await floor.Feed(brand).Publish(News.Of(4, 1));
        await back.UntilHeard(4, 1);

        Assert.False(missed.GetProperty("reset").GetBoolean());
        Assert.Equal(last.Epoch, missed.GetProperty("epoch").GetString());
        var told = missed.GetProperty("entries").EnumerateArray().Select(entry => new Entry(entry)).ToList();
        Assert.Equal([2, 3], told.Select(entry => entry.Ticket));
        Assert.Equal(last.N, told[0].Prev);
        Assert.Equal([4], back.Entries.Where(entry => entry.N > missed.GetProperty("n").GetInt64()).Select(entry => entry.Ticket));
        Assert.True(now.GetProperty("n").GetInt64() <= missed.GetProperty("n").GetInt64());
        Assert.True(back.Entries[^1].Prev <= missed.GetProperty("n").GetInt64());
    }

    [Fact]
    public async Task The_epoch_of_several_feeds_finds_what_was_missed_of_each()
    {
        var (one, two) = (await floor.NewBrand(), await floor.NewBrand());
        var agent = await floor.NewMember(brands: [one, two]);
        await using var console = await agent.Connect();
        var all = await console.Watch(null);
        await floor.Feed(one).Publish(News.Of(1, 1));
        await floor.Feed(two).Publish(News.Of(2, 1));

        var missed = await console.Since(all.GetProperty("epoch").GetString()!, all.GetProperty("n").GetInt64());

        Assert.False(missed.GetProperty("reset").GetBoolean());
        Assert.Equal([1, 2], missed.GetProperty("entries").EnumerateArray().Select(entry => new Entry(entry).Ticket).Order());
        var none = await console.Since(missed.GetProperty("epoch").GetString()!, missed.GetProperty("n").GetInt64());
        Assert.Empty(none.GetProperty("entries").EnumerateArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("b.x:y;:;")]
    public async Task An_epoch_that_is_none_is_a_reset_or_nothing(string epoch)
    {
        await using var console = await floor.Owner.Connect();

        var missed = await console.Since(epoch, 5);

        Assert.Empty(missed.GetProperty("entries").EnumerateArray());
        Assert.Equal(epoch.Length > 0, missed.GetProperty("reset").GetBoolean());
    }

    [Fact]
    public async Task A_feed_that_begins_anew_tells_consoles_to_read_again()
    {
        var brand = await floor.NewBrand();
        await using var console = await floor.Owner.Connect();
        var before = await console.Watch(brand);
        await floor.Feed(brand).Publish(News.Of(1, 1));
        await console.UntilHeard(1, 1);

        await floor.Feed(brand).Cast<IGrainManagementExtension>().DeactivateOnIdle(Cancellation);

        await console.Until(heard => heard.All.Any(said => said.Kind is "tickets"), "consoles were not told");
        Assert.True((await console.Since(before.GetProperty("epoch").GetString()!, 1)).GetProperty("reset").GetBoolean());
        var after = await console.Watch(brand);
        Assert.NotEqual(before.GetProperty("epoch").GetString(), after.GetProperty("epoch").GetString());
        await floor.Feed(brand).Publish(News.Of(2, 1));
        await console.UntilHeard(2, 1);
        Assert.Equal(after.GetProperty("n").GetInt64(), console.Entries[^1].Prev);
    }

    [Fact]
    public async Task A_brand_made_later_is_heard_of_by_whoever_watches_all()
    {
        await using var console = await floor.Owner.Connect();
        await console.Watch(null);

        var brand = await floor.NewBrand();
        await console.Until(heard => heard.All.Any(said => said.Kind is "brands"), "the console was not told of the brand");
        await floor.Feed(brand).Publish(News.Of(77, 1));

        await console.UntilHeard(77, 1);
    }
}
