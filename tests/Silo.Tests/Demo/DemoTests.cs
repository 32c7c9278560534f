using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Finders;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Silo.Demo;

namespace Oqupie.Silo.Tests.Demo;

public sealed class DemoTests
{
    /// <summary>Mails and what was asked by forms.</summary>
    private const int Tickets = 30 + 3;

    [Fact]
    public async Task An_empty_server_becomes_a_small_company()
    {
        await using var silo = await DemoSilo.Start();

        await silo.Fill();

        var tickets = (await silo.Tickets()).Items;
        Assert.Equal(Tickets, tickets.Length);
        Assert.Equal(2, (await silo.Brands()).Length);
        Assert.Equal(2, (await silo.Grain<IChannelsGrain>().All(brand: null)).Length);
        Assert.Equal(2, (await silo.Grain<IGroupDirectoryGrain>().Groups(new())).Must().Items.Length);
        Assert.Equal(5, (await silo.Grain<IMemberDirectoryGrain>().Members(new())).Must().Items.Count(member => member.State is MemberState.Active));
        Assert.Single(tickets, ticket => ticket.DeliveryFailed);
        Assert.Equal(DemoResponses.Read().Count(response => !response.Private), (await silo.Responses()).Length);
        Assert.True(tickets.Max(ticket => ticket.UpdatedAt) - tickets.Min(ticket => ticket.CreatedAt) > TimeSpan.FromDays(12));
    }

    [Fact]
    public async Task Some_of_its_customers_are_rated_and_written_about_once()
    {
        await using var silo = await DemoSilo.Start();
        await silo.Fill();
        var (customers, actor, ended) = (silo.Grain<ICustomersGrain>(), Actor.System(DemoSilo.Account), TestContext.Current.CancellationToken);
        var script = DemoScript.Read();

        await silo.Service<DemoPeople>().Write(await silo.Service<DemoCompany>().Furnish(script, DemoSilo.Account, script.Owner.Email), ended);

        foreach (var person in DemoPeople.Read())
        {
            var known = Assert.Single(await customers.ByEmail(actor, person.Address, ended));
            Assert.Equal(person.Rating, known.Rating);
            Assert.Equal(person.Memos.Length, (await customers.Memos(actor, known.Id, null, 50, ended)).Must().Items.Length);
        }
    }

    [Fact]
    public async Task Its_customers_ask_by_forms_and_its_games_find_both_portals()
    {
        await using var silo = await DemoSilo.Start();

        await silo.Fill();

        var asked = (await silo.Tickets()).Items.Where(ticket => ticket.Type is not null).ToList();
        Assert.Equal(DemoDoor.Read().Inquiries.Select(one => one.Subject).Order(), asked.Select(ticket => ticket.Subject).Order());
        Assert.All(asked, ticket => Assert.NotNull(ticket.Assignee.Group));
        var finder = Assert.Single((await silo.Grain<IFindersGrain>().List(Actor.System(DemoSilo.Account))).Must());
        Assert.Equal(["ko cook-town", "en sky-heroes"], finder.Connections.Select(one => string.Join(' ', one.Keys)));
    }

    [Fact]
    public async Task Nothing_of_it_waits_to_be_mailed()
    {
        await using var silo = await DemoSilo.Start();

        await silo.Fill();

        Assert.Empty(await silo.Service<IOutboxStore>().Waiting(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Its_members_can_sign_in()
    {
        await using var silo = await DemoSilo.Start();

        await silo.Fill();

        foreach (var member in (await silo.Grain<IMemberDirectoryGrain>().Members(new())).Must().Items)
        {
            var signIn = await silo.Service<IGrainFactory>().GetGrain<ISignInGrain>(EmailAddress.Key(member.Email)).Read();
            Assert.NotNull(signIn?.PasswordHash);
        }
    }

    [Fact]
    public async Task Twice_is_once_even_where_its_users_changed_it_meanwhile()
    {
        await using var silo = await DemoSilo.Start();
        await silo.Fill();
        var brand = (await silo.Brands())[0];
        await silo.Service<IGrainFactory>().GetGrain<IBrandGrain>(new BrandId(DemoSilo.Account, brand.Id).ToString()).Change(new() { Slug = "another" });

        await silo.Fill();

        Assert.Equal(2, (await silo.Brands()).Length);
        Assert.Equal(Tickets, (await silo.Tickets()).Items.Length);
        Assert.Equal(DemoResponses.Read().Count(response => !response.Private), (await silo.Responses()).Length);
    }

    [Fact]
    public async Task One_that_broke_off_is_gone_on_with()
    {
        await using var silo = await DemoSilo.Start();
        var script = DemoScript.Read();
        (await silo.Grain<IAccountGrain>().SetUp(script.Account)).Must();
        var cast = await silo.Service<DemoCompany>().Furnish(script, DemoSilo.Account, script.Owner.Email);
        await silo.Service<DemoTickets>().Write(
            script with { Tickets = script.Tickets[..12] }, cast, TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken);

        await silo.Fill();

        Assert.Equal(Tickets, (await silo.Tickets()).Items.Length);
        Assert.Equal(5, (await silo.Grain<IMemberDirectoryGrain>().Members(new())).Must().Items.Length);
    }

    [Fact]
    public async Task A_server_in_use_is_left_alone()
    {
        await using var silo = await DemoSilo.Start();
        (await silo.Grain<IAccountGrain>().SetUp("Acme")).Must();

        await silo.Fill();

        Assert.Empty(await silo.Brands());
    }

    [Fact]
    public async Task A_reply_that_failed_says_what_is_missing_before_it_can_be_sent_again()
    {
        await using var silo = await DemoSilo.Start();
        await silo.Fill();
        var failed = (await silo.Tickets()).Items.Single(ticket => ticket.DeliveryFailed);
        var ticket = silo.Service<IGrainFactory>().GetGrain<ITicketGrain>(new TicketId(DemoSilo.Account, failed.Id).ToString());
        var actor = Actor.System(DemoSilo.Account);
        var page = (await ticket.Timeline(actor, new(), TestContext.Current.CancellationToken)).Must();
        var reply = page.Items.Single(item => item.Delivery is DeliveryState.Failed && item.Type is TimelineKind.Reply);

        var again = await ticket.Resend(actor, reply.Version, TestContext.Current.CancellationToken);

        Assert.Equal("channel_cannot_send", again.Refusal?.Code);
    }
}
