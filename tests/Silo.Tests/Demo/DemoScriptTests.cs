using Oqupie.Contracts.Members;
using Oqupie.Silo.Demo;

namespace Oqupie.Silo.Tests.Demo;

public sealed class DemoScriptTests
{
    private static readonly DemoScript Script = DemoScript.Read();

    [Fact]
    public void There_are_thirty_tickets_in_two_languages()
    {
        Assert.Equal(30, Script.Tickets.Select(ticket => ticket.Key).Distinct().Count());
        Assert.Equal(["en", "ko"], Script.Brands.Select(brand => brand.Language).Order());
        Assert.All(Script.Brands, brand => Assert.InRange(Script.Tickets.Count(ticket => ticket.Brand == brand.Key), 14, 16));
    }

    [Fact]
    public void Every_role_is_there() =>
        Assert.Equal([Role.Owner, Role.Admin, Role.ProAgent, Role.Agent, Role.Agent], Script.Members.Select(member => member.Role).Order());

    [Fact]
    public void The_past_is_past() =>
        Assert.All(Script.Tickets, ticket => Assert.True(
            ticket.Then.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.After) < ticket.Ago, $"{ticket.Key} reaches into the future."));

    [Fact]
    public void Members_work_on_brands_they_serve() =>
        Assert.All(
            from ticket in Script.Tickets
            from step in ticket.Then
            where step.By is not null
            let member = Script.Members.Single(member => member.Key == step.By)
            select (ticket.Key, Serves: member.Brands is not { } brands || brands.Contains(ticket.Brand)),
            said => Assert.True(said.Serves, said.Key));

    [Fact]
    public void Nobody_in_it_has_an_address_that_could_be_somebodys()
    {
        var addresses = Script.Tickets.Select(ticket => ticket.Sender.Address)
            .Concat(Script.Members.Select(member => member.Email))
            .Concat(Script.Brands.Select(brand => brand.SupportEmail));

        Assert.All(addresses, address => Assert.EndsWith(".example", address));
    }

    [Fact]
    public void Pictures_are_pictures()
    {
        var png = Script.Pictures["receipt"].ToPng();

        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        Assert.Equal(Script.Pictures.Keys.Order(), Script.Tickets.SelectMany(ticket => ticket.Files).Order());
    }
}
