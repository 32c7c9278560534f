using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.WebHost.Live;

namespace Oqupie.WebHost.Tests.Live;

public sealed class PresenceTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Others_see_who_opens_a_ticket_and_who_goes()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);
        var agent = await floor.NewMember();
        await using var watcher = await floor.Owner.Connect();
        await watcher.Watch(brand);
        var looker = await agent.Connect();

        Assert.Equal($"{agent.Name}:", LiveConsole.Said(await looker.Open(ticket)));
        await watcher.Until(heard => heard.People(ticket) == $"{agent.Name}:", "nobody was seen");
        await using var late = await floor.Owner.Connect();
        Assert.Equal(ticket, (await late.Watch(brand)).GetProperty("presence")[0].GetProperty("ticket").GetInt64());

        await looker.DisposeAsync();
        await watcher.Until(heard => heard.People(ticket) is "", "they were still seen");
    }

    [Fact]
    public async Task A_connection_that_nobody_renews_ends_after_thirty_seconds_and_one_that_lives_does_not()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);
        await using var console = await floor.Owner.Connect();
        await console.Watch(brand);
        await console.Open(ticket);

        // A host that was killed says nothing more of its connections.
        var presence = floor.Silo.Client.GetGrain<IBrandPresenceGrain>(new BrandId(WebFloor.Account, brand).ToString());
        await presence.Open(ticket, News.Unassigned, "of-a-killed-host", new("member", "ghost", "Ghost"));
        await console.Until(heard => heard.People(ticket)?.Contains("Ghost", StringComparison.Ordinal) is true, "the ghost was not seen");

        for (var i = 0; i < 4; i++)
        {
            floor.Silo.Clock.Advance(TimeSpan.FromSeconds(8));
            await Renewed(presence, ticket);
        }

        await console.Until(heard => heard.People(ticket) == $"{floor.Owner.Name}:", "the ghost is still there");
    }

    [Fact]
    public async Task Typing_is_seen_and_ends_after_six_seconds()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);
        await using var console = await floor.Owner.Connect();
        await console.Watch(brand);
        await console.Open(ticket);

        await console.Typing(ticket, "reply");
        await console.Until(heard => heard.People(ticket) == $"{floor.Owner.Name}:reply", "typing was not seen");
        floor.Silo.Clock.Advance(TimeSpan.FromSeconds(7));

        await console.Until(heard => heard.People(ticket) == $"{floor.Owner.Name}:", "typing did not end");
        await Assert.ThrowsAsync<HubException>(() => console.Typing(ticket, "poetry"));
    }

    [Fact]
    public async Task A_ticket_one_may_not_see_cannot_be_opened_nor_is_seen_who_looks_at_it()
    {
        var brand = await floor.NewBrand();
        var (hidden, shown) = (await floor.NewTicket(brand), await floor.NewTicket(brand));
        var agent = await floor.NewMember();
        await Assign(hidden, floor.Owner.Id);
        await using var outsider = await agent.Connect();
        await outsider.Watch(brand);
        await using var owner = await floor.Owner.Connect();

        await owner.Open(hidden);
        await owner.Open(shown);

        await outsider.Until(heard => heard.People(shown) is not null, "the open ticket was not seen");
        Assert.Null(outsider.People(hidden));
        await Assert.ThrowsAsync<HubException>(() => outsider.Open(hidden));
        await Assert.ThrowsAsync<HubException>(() => outsider.Open(123_456_789));
    }

    [Fact]
    public async Task Who_may_no_longer_see_a_ticket_leaves_it()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);
        var agent = await floor.NewMember();
        await using var looker = await agent.Connect();
        await looker.Watch(brand);
        await looker.Open(ticket);
        await using var owner = await floor.Owner.Connect();
        await owner.Watch(brand);

        await Assign(ticket, floor.Owner.Id);

        await looker.Until(heard => heard.Gone.Contains(ticket), "the ticket is still theirs");
        await owner.Until(heard => heard.People(ticket) is "", "they still look at it");
    }

    [Fact]
    public async Task Who_does_not_see_a_ticket_can_neither_type_in_it_nor_hears_who_does()
    {
        var brand = await floor.NewBrand();
        var (hidden, shown) = (await floor.NewTicket(brand), await floor.NewTicket(brand));
        var agent = await floor.NewMember();
        await using var outsider = await agent.Connect();
        await outsider.Watch(brand);
        await outsider.Open(hidden);
        await outsider.Open(shown);
        await Assign(hidden, floor.Owner.Id);
        await outsider.Until(heard => heard.Gone.Contains(hidden), "the ticket is still theirs");
        await using var owner = await floor.Owner.Connect();
        await owner.Watch(brand);
        await owner.Open(hidden);
        await owner.Open(shown);

        await owner.Typing(hidden, "reply");
        await owner.Typing(shown, "reply");

        await outsider.Until(heard => heard.People(shown)?.Contains(":reply", StringComparison.Ordinal) is true, "typing was not seen where it may be");
        Assert.DoesNotContain(outsider.All, heard => heard.Ticket == hidden && LiveConsole.Said(heard.Json).Contains(":reply", StringComparison.Ordinal));
        await Assert.ThrowsAsync<HubException>(() => outsider.Typing(hidden, "reply"));
    }

    [Fact]
    public async Task Typing_asks_for_sight_and_not_only_whether_the_ticket_was_opened()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);
        var agent = await floor.NewMember();
        await using var console = await agent.Connect();
        await console.Watch(brand);
        await console.Open(ticket);

        // Between the feed's word and the moment in which the ticket is closed here.
        var connection = floor.Services.GetRequiredService<Consoles>().All.Single(one => one.Actor.Id == agent.Id);
        connection.Open[ticket] = connection.Open[ticket] with { Audience = new(floor.Owner.Id, null) };

        await Assert.ThrowsAsync<HubException>(() => console.Typing(ticket, "reply"));
    }

    private async Task Assign(long ticket, string member)
    {
        var wish = new { assignee = new { member, group = (string?)null } };
        using var changed = await floor.Owner.Http.PatchAsJsonAsync($"/api/v1/tickets/{ticket}", wish, Cancellation);
        changed.EnsureSuccessStatusCode();
    }

    // The host renews by the real clock, the grain counts by the test's: waits until a renewal has come after the last advance.
    private static async Task Renewed(IBrandPresenceGrain presence, long ticket)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(600), TimeProvider.System, Cancellation);
        Assert.Contains(await presence.All(), open => open.Ticket == ticket);
    }
}
