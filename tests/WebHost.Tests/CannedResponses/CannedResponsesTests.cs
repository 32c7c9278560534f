using System.Net;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Tests.CannedResponses;

public sealed class CannedResponsesTests(Company company)
{
    private const string Responses = "canned-responses";

    [Fact]
    public async Task One_is_made_read_changed_listed_and_deleted()
    {
        var word = LocalKey.New();
        var made = (await company.Agent.Post(Responses, new { name = $"환불 {word}", shortcut = "/refund", body = "<p>네</p>", folder = word }))
            .Is(HttpStatusCode.Created).Json;
        var id = (string)made["id"]!;

        var shared = (await company.Agent.Patch($"{Responses}/{id}", new { shared = true, language = "ko", version = 1 })).IsOk().Json;
        var listed = Assert.Single((await company.Admin.Get($"{Responses}?q={word}&language=ko&folder={word}&shared=true&limit=1")).IsOk().Items)!;

        Assert.Equal(("refund", false, null, 0), ((string)made["shortcut"]!, (bool)made["shared"]!, (string?)made["brand"], (int)made["usedCount"]!));
        Assert.Equal((id, "<p>네</p>", "ko", 2), ((string)listed["id"]!, (string)listed["body"]!, (string)shared["language"]!, (int)listed["version"]!));
        Assert.Contains((await company.Admin.Get($"{Responses}/folders")).IsOk().Items, folder => (string)folder!["name"]! == word);
        (await company.Admin.Patch($"{Responses}/{id}", new { name = "Late", version = 1 })).Is(HttpStatusCode.Conflict, "moved-on");
        (await company.Admin.Delete($"{Responses}/{id}")).Is(HttpStatusCode.NoContent);
        (await company.Agent.Get($"{Responses}/{id}")).Is(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_private_one_is_not_there_for_anybody_else()
    {
        var id = (await company.Agent.Post(Responses, new { name = "mine" })).Is(HttpStatusCode.Created).Id;

        (await company.Owner.Get($"{Responses}/{id}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Owner.Patch($"{Responses}/{id}", new { name = "theirs" })).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Owner.Delete($"{Responses}/{id}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Owner.Post($"{Responses}/{id}/render", new { ticket = 1 })).Is(HttpStatusCode.NotFound, "not_found");
        Assert.DoesNotContain((await company.Owner.Get($"{Responses}?limit=100")).IsOk().Items, one => (string)one!["id"]! == id);
    }

    [Fact]
    public async Task One_is_filled_for_a_ticket_and_counted_where_it_is_put_in()
    {
        var (ticket, _) = await NewTicket("<i>Haneul</i>");
        var body = "<p>Hi {{customer.name}}, #{{ticket.number}} of {{brand.name}}, {{agent.name}} {{field.level}}</p>";
        var id = (await company.Agent.Post(Responses, new { name = "Hello", body })).Is(HttpStatusCode.Created).Id;

        var seen = (await company.Agent.Post($"{Responses}/{id}/render", new { ticket })).IsOk().Json;
        (await company.Agent.Post($"{Responses}/{id}/render", new { ticket, inserted = true })).IsOk();
        var other = (await company.Agent.Post($"{Responses}/{id}/render", new { ticket, body = "<b>{{ticket.number}}</b>", inserted = true })).IsOk().Json;

        Assert.StartsWith($"<p>Hi &lt;i&gt;Haneul&lt;/i&gt;, #{ticket} of Cook Town, ", (string)seen["html"]!, StringComparison.Ordinal);
        Assert.Equal(["field.level"], seen["missing"]!.AsArray().Select(name => (string)name!));
        Assert.Equal($"<b>{ticket}</b>", (string)other["html"]!);
        var used = (await company.Agent.Get($"{Responses}/{id}")).IsOk().Json;
        Assert.Equal((1, true), ((int)used["usedCount"]!, (string?)used["lastUsedAt"] is not null));
    }

    [Fact]
    public async Task It_is_not_filled_with_a_ticket_that_one_does_not_see()
    {
        var (ticket, brand) = await NewTicket("Haneul");
        var (_, other) = await company.Join(Role.Agent, [(await NewBrand())]);
        var id = (await other.Post(Responses, new { name = "mine", body = "{{customer.name}}" })).Is(HttpStatusCode.Created).Id;

        (await other.Post($"{Responses}/{id}/render", new { ticket })).Is(HttpStatusCode.NotFound, "not_found");
        Assert.Equal("ticket", (await other.Post($"{Responses}/{id}/render", new { ticket = 0 })).Is(HttpStatusCode.BadRequest, "invalid").Field);
        Assert.Equal("brand", (await other.Post(Responses, new { name = "a", brand })).Is(HttpStatusCode.BadRequest, "invalid").Field);
    }

    [Theory]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"name":"T","language":"xx"}""", "language")]
    [InlineData("""{"name":"T","brand":"none"}""", "brand")]
    public async Task What_is_wrong_is_named(string body, string field)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(field, (await company.Agent.Send(HttpMethod.Post, Responses, content)).Is(HttpStatusCode.BadRequest, "invalid").Field);
    }

    [Fact]
    public async Task A_list_asks_for_no_more_than_it_may()
    {
        (await company.Agent.Get($"{Responses}?limit=101")).Is(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal("cursor", (await company.Agent.Get($"{Responses}?cursor=!")).Is(HttpStatusCode.BadRequest, "invalid").Field);
        (await company.Agent.Get($"{Responses}?q=%00%25&folder=%00&brand=%00&language=%00")).IsOk();
    }

    private async Task<(long Ticket, string Brand)> NewTicket(string customer)
    {
        var brand = await NewBrand();
        var asked = new { brand, subject = "Hi", body = "Hello", customer = new { email = $"{LocalKey.New()}@customer.example", name = customer } };
        return ((long)(await company.Owner.Post("tickets", asked)).Is(HttpStatusCode.Created).Json["id"]!, brand);
    }

    private async Task<string> NewBrand() =>
        (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" })).Is(HttpStatusCode.Created).Id;
}
