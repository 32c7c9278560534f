using System.Net;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Tests.Views;

public sealed class ViewsTests(Company company)
{
    [Fact]
    public async Task One_is_saved_read_listed_changed_and_deleted()
    {
        var query = new { status = new[] { "new", "onHold" }, importance = new[] { "urgent" }, assignee = "me", period = "7d", sort = "-importance", q = "a@" };
        var made = (await company.Agent.Post("views", new { name = " 긴급 ", query })).Is(HttpStatusCode.Created).Json;
        var id = (string)made["id"]!;

        var changed = (await company.Agent.Patch($"views/{id}", new { shared = true, version = 1 })).IsOk().Json;
        var listed = (await company.Admin.Get("views")).IsOk().Items.Single(view => (string)view!["id"]! == id)!;

        Assert.Equal(("긴급", false, true, 1), ((string)made["name"]!, (bool)made["shared"]!, (bool)made["mayChange"]!, (int)made["version"]!));
        Assert.Equal(made["query"]!.ToJsonString(), changed["query"]!.ToJsonString());
        Assert.Equal(
            ("all", "new,onHold", "urgent", "me", "7d", "-importance", "a@"),
            (Said("box"), Joined(listed["query"]!["status"]!), Joined(listed["query"]!["importance"]!), Said("assignee"),
                Said("period"), Said("sort"), Said("q")));
        Assert.Equal(2, (int)(await company.Agent.Patch($"views/{id}", new { name = "긴급", query })).IsOk().Json["version"]!);
        (await company.Admin.Patch($"views/{id}", new { name = "Late", version = 1 })).Is(HttpStatusCode.Conflict, "moved-on");
        (await company.Admin.Delete($"views/{id}")).Is(HttpStatusCode.NoContent);
        (await company.Agent.Get($"views/{id}")).Is(HttpStatusCode.NotFound, "not_found");

        string Said(string name) => (string)listed["query"]![name]!;
    }

    [Fact]
    public async Task A_private_one_is_not_there_for_anybody_else()
    {
        var id = (await company.Agent.Post("views", new { name = "mine" })).Is(HttpStatusCode.Created).Id;

        (await company.Owner.Get($"views/{id}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Owner.Patch($"views/{id}", new { name = "theirs" })).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Owner.Delete($"views/{id}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Owner.Get($"tickets?view={id}")).Is(HttpStatusCode.BadRequest, "no_such_view");
        Assert.DoesNotContain((await company.Owner.Get("views")).IsOk().Items, view => (string)view!["id"]! == id);
        Assert.DoesNotContain((await company.Owner.Get("views/counts")).IsOk().Items, view => (string)view!["view"]! == id);
    }

    [Fact]
    public async Task A_shared_one_is_changed_by_its_maker_and_who_manages_settings_alone()
    {
        var id = (await company.Agent.Post("views", new { name = "ours", shared = true })).Is(HttpStatusCode.Created).Id;
        var (_, other) = await company.Join(Role.Agent);

        Assert.False((bool)(await other.Get($"views/{id}")).IsOk().Json["mayChange"]!);
        (await other.Patch($"views/{id}", new { name = "theirs" })).Is(HttpStatusCode.Forbidden, "view_not_yours");
        (await other.Delete($"views/{id}")).Is(HttpStatusCode.Forbidden, "view_not_yours");
        (await company.Admin.Patch($"views/{id}", new { shared = false })).Is(HttpStatusCode.Forbidden, "view_not_yours");
        (await company.Admin.Patch($"views/{id}", new { name = "better" })).IsOk();
    }

    [Fact]
    public async Task It_lists_and_counts_what_it_says_and_the_address_goes_before_it()
    {
        var brand = (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" }))
            .Is(HttpStatusCode.Created).Id;
        var (urgent, mine, _) = (await NewTicket(brand, "urgent"), await NewTicket(brand, "urgent"), await NewTicket(brand, "low"));
        var me = (string)(await company.Agent.Get("me")).IsOk().Json["id"]!;
        (await company.Agent.Patch($"tickets/{mine}", new { assignee = new { member = me } })).IsOk();
        var query = new { brand, importance = new[] { "urgent" } };
        var id = (await company.Agent.Post("views", new { name = "Urgent", shared = true, query })).Is(HttpStatusCode.Created).Id;
        var owns = new { brand, assignee = "me" };
        var own = (await company.Agent.Post("views", new { name = "Mine", shared = true, query = owns })).Is(HttpStatusCode.Created).Id;

        Assert.Equal([mine, urgent], await Listed(company.Agent, $"view={id}&sort=-created"));
        Assert.Equal([mine], await Listed(company.Agent, $"view={id}&assignee=me"));
        Assert.Equal([mine], await Listed(company.Agent, $"view={own}"));
        Assert.Empty(await Listed(company.Admin, $"view={own}"));
        Assert.Equal(2, (int)(await company.Agent.Get($"tickets/count?view={id}")).IsOk().Json["count"]!);
        Assert.Equal((2, 1), (await Counted(company.Agent, id), await Counted(company.Agent, own)));
        Assert.Equal((2, 0), (await Counted(company.Admin, id), await Counted(company.Admin, own)));
    }

    [Fact]
    public async Task Its_number_is_of_what_the_asker_may_see()
    {
        var brand = (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" }))
            .Is(HttpStatusCode.Created).Id;
        var ticket = await NewTicket(brand, "low");
        await NewTicket(brand, "low");
        var (someone, _) = await company.Join(Role.Agent, [brand]);
        var (_, other) = await company.Join(Role.Agent, [brand]);
        (await company.Owner.Patch($"tickets/{ticket}", new { assignee = new { member = someone } })).IsOk();
        var id = (await company.Owner.Post("views", new { name = "All of it", shared = true, query = new { brand } })).Is(HttpStatusCode.Created).Id;

        Assert.Equal((2, 1), (await Counted(company.Owner, id), await Counted(other, id)));
        Assert.Single(await Listed(other, $"view={id}"));
    }

    [Theory]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"name":"V","query":{"box":"attic"}}""", "query.box")]
    [InlineData("""{"name":"V","query":{"status":["eaten"]}}""", "query.status")]
    [InlineData("""{"name":"V","query":{"stars":[1,6]}}""", "query.stars")]
    [InlineData("""{"name":"V","query":{"rating":["golden"]}}""", "query.rating")]
    [InlineData("""{"name":"V","query":{"sort":"colour"}}""", "query.sort")]
    [InlineData("""{"name":"V","query":{"from":"yesterday"}}""", "query.from")]
    [InlineData("""{"name":"V","query":{"period":"aeon"}}""", "query.period")]
    [InlineData("""{"name":"V","query":[]}""", "query")]
    public async Task What_is_wrong_is_named(string body, string field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        Assert.Equal(field, (await company.Agent.Send(HttpMethod.Post, "views", content)).Is(HttpStatusCode.BadRequest).Field);
    }

    private static string Joined(System.Text.Json.Nodes.JsonNode texts) => string.Join(',', texts.AsArray().Select(text => (string)text!));

    private static async Task<long[]> Listed(Browser asker, string query) =>
        [.. (await asker.Get($"tickets?{query}")).IsOk().Items.Select(row => (long)row!["id"]!)];

    private static async Task<int> Counted(Browser asker, string view) =>
        (int)(await asker.Get("views/counts")).IsOk().Items.Single(count => (string)count!["view"]! == view)!["count"]!;

    private async Task<long> NewTicket(string brand, string importance)
    {
        var customer = new { email = $"{LocalKey.New()}@customer.example", name = "Haneul" };
        var ticket = new { brand, subject = "Hi", body = "Hello", customer, importance };
        return (long)(await company.Owner.Post("tickets", ticket)).Is(HttpStatusCode.Created).Json["id"]!;
    }
}
