using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Testing.Servers;

namespace Oqupie.WebHost.Tests.Jobs;

public sealed class JobsTests(Company company)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_query_finds_is_done_by_a_job_that_can_be_read_listed_and_undone()
    {
        var brand = await NewBrand();
        long[] tickets = [await NewTicket(brand), await NewTicket(brand)];

        var made = (await company.Agent.Post("tickets/bulk", new { query = new { brand, status = new[] { "new" } }, action = "status", status = "onHold" }))
            .Is(HttpStatusCode.Accepted).Json;

        var id = (string)made["id"]!;
        Assert.Equal(
            ("bulk", "status", "onHold", 2), ((string)made["kind"]!, (string)made["action"]!, (string)made["values"]!["status"]!, (int)made["total"]!));
        var done = await Ended(company.Agent, id);
        Assert.Equal((2, 0, true), ((int)done["done"]!, (int)done["failed"]!, (bool)done["undoable"]!));
        var results = (await company.Agent.Get($"jobs/{id}/results?limit=1")).IsOk().Json;
        Assert.Equal((tickets[1], "done", 3), One(results["items"]![0]!));
        results = (await company.Agent.Get($"jobs/{id}/results?limit=1&cursor={results["next"]}")).IsOk().Json;
        Assert.Equal((tickets[0], "done", 3), One(results["items"]![0]!));
        Assert.Null(results["next"]);
        Assert.Contains((await company.Agent.Get("jobs")).IsOk().Items, job => (string)job!["id"]! == id);

        (await company.Agent.Post($"jobs/{id}/undo", new { })).IsOk();
        Assert.Equal(2, (int)(await Ended(company.Agent, id, "undone"))["done"]!);
        (await company.Agent.Post($"jobs/{id}/undo", new { })).Is(HttpStatusCode.Conflict, "not_undoable");
        (await company.Agent.Post($"jobs/{id}/cancel", new { })).IsOk();

        static (long, string, int) One(JsonNode item) => ((long)item["ticket"]!, (string)item["outcome"]!, (int)item["version"]!);
    }

    [Fact]
    public async Task A_hundred_tickets_are_done_while_one_waits_and_one_more_is_a_job()
    {
        var brand = await NewBrand();
        var ticket = await NewTicket(brand);
        var many = Enumerable.Range(0, 100).Select(n => 900_000_000L + n);

        (await company.Agent.Post("tickets/bulk", new { tickets = many.Take(99).Append(ticket), action = "delete" })).Is(HttpStatusCode.OK);
        var job = (await company.Agent.Post("tickets/bulk", new { tickets = many.Append(ticket), action = "restore" })).Is(HttpStatusCode.Accepted).Id;

        var ended = await Ended(company.Agent, job);
        Assert.Equal((101, 1, 100), ((int)ended["total"]!, (int)ended["done"]!, (int)ended["failed"]!));
        Assert.Equal(100, (await company.Agent.Get($"jobs/{job}/results?failed=true&limit=200")).IsOk().Items.Count);
    }

    [Fact]
    public async Task Customers_are_blocked_memos_written_and_tags_taken_while_one_waits()
    {
        var brand = await NewBrand();
        var ticket = await NewTicket(brand);
        long[] tickets = [ticket];
        var customer = (string)(await company.Agent.Get($"tickets/{ticket}")).IsOk().Json["customer"]!["id"]!;

        (await company.Agent.Post("tickets/bulk", new { tickets, action = "block" })).IsOk();
        Assert.True((bool)(await company.Agent.Get($"customers/{customer}")).IsOk().Json["blocked"]!);
        (await company.Agent.Post("tickets/bulk", new { tickets, action = "unblock" })).IsOk();
        Assert.False((bool)(await company.Agent.Get($"customers/{customer}")).IsOk().Json["blocked"]!);
        (await company.Agent.Post("tickets/bulk", new { tickets, action = "memo", body = "<p>Paid back.</p>" })).IsOk();
        Assert.Contains((await company.Agent.Get($"tickets/{ticket}/timeline")).IsOk().Items, item => (string)item!["type"]! is "memo");
        (await company.Agent.Post("tickets/bulk", new { tickets, action = "tag", tags = new[] { "a", "b" } })).IsOk();
        (await company.Agent.Post("tickets/bulk", new { tickets, action = "untag", tags = new[] { "a" } })).IsOk();
        Assert.Equal(["b"], (await company.Agent.Get($"tickets/{ticket}")).IsOk().Json["tags"]!.AsArray().Select(tag => (string)tag!));
    }

    [Fact]
    public async Task The_same_call_again_is_the_same_job()
    {
        var brand = await NewBrand();
        await NewTicket(brand);
        var key = LocalKey.New();

        var first = await Repeated(key, brand);
        await Ended(company.Agent, first);
        Assert.Equal(first, await Repeated(key, brand));
    }

    [Fact]
    public async Task A_job_on_what_it_changes_ends()
    {
        var brand = await NewBrand();
        await NewTicket(brand);
        await NewTicket(brand);

        // Each change puts the ticket to the front of the list that is worked on.
        var job = (await company.Agent.Post("tickets/bulk", new { query = new { brand, sort = "updated" }, action = "tag", tags = new[] { "seen" } }))
            .Is(HttpStatusCode.Accepted).Id;

        Assert.Equal(2, (int)(await Ended(company.Agent, job))["done"]!);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("\"never closed")]
    [InlineData("a AND (b OR [c-*.?+^$|")]
    [InlineData("%_' OR 1=1 --")]
    [InlineData("환불 😀")]
    public async Task Whatever_is_searched_for_it_is_a_list(string text)
    {
        var brand = await NewBrand();
        await NewTicket(brand);

        var job = (await company.Agent.Post("tickets/bulk", new { query = new { brand, q = text }, action = "delete" })).Is(HttpStatusCode.Accepted).Id;

        var listed = (await company.Agent.Get($"tickets?brand={brand}&q={Uri.EscapeDataString(text)}")).IsOk().Items.Count;
        Assert.Equal(listed, (int)(await Ended(company.Agent, job))["total"]!);
    }

    [Theory]
    [InlineData("""{"action":"delete"}""", "tickets", "no_tickets")]
    [InlineData("""{"tickets":[],"action":"delete"}""", "tickets", "no_tickets")]
    [InlineData("""{"tickets":[1],"query":{},"action":"delete"}""", "query", "tickets_and_query")]
    [InlineData("""{"tickets":[1],"action":"burn"}""", "action", null)]
    [InlineData("""{"tickets":[1]}""", "action", null)]
    [InlineData("""{"tickets":[1],"action":"untag"}""", "tags", "missing")]
    [InlineData("""{"tickets":[1],"action":"tag","tags":[""]}""", "tags", "tag_length")]
    [InlineData("""{"tickets":[1],"action":"memo"}""", "body", "text_missing")]
    [InlineData("""{"tickets":[1],"action":"reply","body":" "}""", "body", "text_missing")]
    [InlineData("""{"tickets":[1],"action":"delete","into":1}""", "into", "of_another_action")]
    [InlineData("""{"tickets":[1,2],"action":"merge"}""", "into", "missing")]
    [InlineData("""{"tickets":[1,2],"action":"merge","into":3}""", "into", "merge_into_missing")]
    [InlineData("""{"tickets":[7,7],"action":"merge","into":7}""", "tickets", "merge_needs_two")]
    [InlineData("""{"query":{"status":["eaten"]},"action":"delete"}""", "query.status", null)]
    [InlineData("""{"query":[],"action":"delete"}""", "query", null)]
    public async Task What_is_wrong_is_named(string body, string field, string? code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = (await company.Agent.Send(HttpMethod.Post, "tickets/bulk", content)).Is(HttpStatusCode.BadRequest);

        Assert.Equal((field, code ?? answer.Code), (answer.Field, answer.Code));
    }

    [Fact]
    public async Task What_is_too_long_or_no_place_is_refused()
    {
        (await company.Agent.Post("tickets/bulk", new { query = new { q = new string('x', 10_000) }, action = "delete" }))
            .Is(HttpStatusCode.BadRequest, "text_too_long");
        (await company.Agent.Get("jobs?limit=201")).Is(HttpStatusCode.BadRequest);
        (await company.Agent.Get("jobs?cursor=x")).Is(HttpStatusCode.BadRequest, "bad_cursor");
        (await company.Agent.Get("jobs/none")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Agent.Get("jobs/No%20id")).Is(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_job_is_nobodys_but_its_makers_and_who_manages_all()
    {
        var brand = await NewBrand();
        await NewTicket(brand);
        var job = (await company.Agent.Post("tickets/bulk", new { query = new { brand }, action = "delete" })).Is(HttpStatusCode.Accepted).Id;
        var (_, other) = await company.Join(Role.Agent);

        (await other.Get($"jobs/{job}")).Is(HttpStatusCode.NotFound, "not_found");
        (await other.Get($"jobs/{job}/results")).Is(HttpStatusCode.NotFound, "not_found");
        (await other.Post($"jobs/{job}/cancel", new { })).Is(HttpStatusCode.NotFound, "not_found");
        Assert.DoesNotContain((await other.Get("jobs")).IsOk().Items, item => (string)item!["id"]! == job);
        Assert.Contains((await company.Owner.Get("jobs")).IsOk().Items, item => (string)item!["id"]! == job);
        Assert.Contains((await company.KeyForEverything.Get("jobs")).IsOk().Items, item => (string)item!["id"]! == job);
        (await company.Stranger.Get($"jobs/{job}")).Is(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_program_works_with_the_rights_of_its_key()
    {
        var brand = await NewBrand();
        await NewTicket(brand);
        var (_, program) = await company.NewKey("tickets:write");
        var asked = new { query = new { brand }, action = "status", status = "onHold" };

        var job = (await program.Post("tickets/bulk", asked)).Is(HttpStatusCode.Accepted).Id;

        Assert.Equal(1, (int)(await Ended(program, job))["done"]!);
        (await program.Post("tickets/bulk", new { query = new { brand }, action = "block" })).Is(HttpStatusCode.Forbidden, "not_allowed");
    }

    private static async Task<JsonNode> Ended(Browser asker, string job, string state = "done")
    {
        JsonNode? read = null;
        await Until.True(
            async _ => (string)(read = (await asker.Get($"jobs/{job}")).IsOk().Json)["state"]! == state,
            () => $"The job stands so: {read}",
            cancellationToken: Cancellation);
        return read!;
    }

    private async Task<string> Repeated(string key, string brand)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(new { query = new { brand }, action = "tag", tags = new[] { "a" } });
        content.Headers.Add("Idempotency-Key", key);
        return (await company.Agent.Send(HttpMethod.Post, "tickets/bulk", content)).Is(HttpStatusCode.Accepted).Id;
    }

    private async Task<string> NewBrand() =>
        (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" })).Is(HttpStatusCode.Created).Id;

    private async Task<long> NewTicket(string brand)
    {
        var customer = new { email = $"{LocalKey.New()}@customer.example", name = "Haneul" };
        return (long)(await company.Owner.Post("tickets", new { brand, subject = "Hi", body = "Hello", customer })).Is(HttpStatusCode.Created).Json["id"]!;
    }
}
