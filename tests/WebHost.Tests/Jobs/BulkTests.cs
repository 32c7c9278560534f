using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Oqupie.WebHost.Tests.Tickets;

namespace Oqupie.WebHost.Tests.Jobs;

public sealed class BulkTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_ticket_has_its_own_result_in_the_order_asked()
    {
        var brand = await floor.NewBrand();
        var (first, second) = (await floor.NewTicket(brand), await floor.NewTicket(brand));

        var results = await Do(new { tickets = new[] { second, 987_654_321, first }, action = "status", status = "completed" });

        Assert.Equal([second, 987_654_321, first], results.Select(result => result.GetProperty("ticket").GetInt64()));
        Assert.Equal([null, "not_found", null], results.Select(result => result.GetProperty("code").GetString()));
        Assert.Equal("completed", (await Read(first)).GetProperty("status").GetString());
        Assert.Equal((await Read(first)).GetProperty("version").GetInt64(), results[2].GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Tags_are_added_to_those_that_are_there()
    {
        var ticket = await floor.NewTicket(await floor.NewBrand());

        await Do(new { tickets = new[] { ticket }, action = "tag", tags = new[] { "a" } });
        await Do(new { tickets = new[] { ticket, ticket, ticket }, action = "tag", tags = new[] { "b", "a" } });

        Assert.Equal(["a", "b"], (await Read(ticket)).GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Theory]
    [InlineData("""{"action":"status","status":"completed"}""", "tickets")]
    [InlineData("""{"tickets":[],"action":"status","status":"completed"}""", "tickets")]
    [InlineData("""{"tickets":[1],"status":"completed"}""", "action")]
    [InlineData("""{"tickets":[1],"action":"burn"}""", "action")]
    [InlineData("""{"tickets":[1],"action":"assign"}""", "assignee")]
    [InlineData("""{"tickets":[1],"action":"importance"}""", "importance")]
    [InlineData("""{"tickets":[1],"action":"tag","tags":[]}""", "tags")]
    [InlineData("""{"tickets":[1],"action":"tag","tags":["a"],"status":"completed"}""", "status")]
    public async Task What_is_wrong_is_named(string body, string field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await floor.Owner.Http.PostAsync("/api/v1/tickets/bulk", content, Cancellation);

        await TicketsTests.Refused(answer, HttpStatusCode.BadRequest, null, field);
    }

    [Fact]
    public async Task More_than_a_job_may_have_is_refused()
    {
        var numbers = Enumerable.Range(1, 100_001);
        var text = new string('x', (1 << 20) + 1);
        using var many = await Post(new { tickets = numbers, action = "delete" });
        using var far = await Post(new { tickets = new[] { 1 }, action = "memo", body = text });

        await TicketsTests.Refused(many, HttpStatusCode.BadRequest, "too_many_tickets", "tickets");
        await TicketsTests.Refused(far, HttpStatusCode.RequestEntityTooLarge, "too_large", "body");
    }

    private async Task<List<JsonElement>> Do(object body)
    {
        using var answer = await Post(body);
        return [.. (await WebFloor.Json(answer, HttpStatusCode.OK)).GetProperty("items").EnumerateArray()];
    }

    private Task<HttpResponseMessage> Post(object body) => floor.Owner.Http.PostAsJsonAsync("/api/v1/tickets/bulk", body, Cancellation);

    private async Task<JsonElement> Read(long ticket) => await floor.Owner.Http.GetFromJsonAsync<JsonElement>($"/api/v1/tickets/{ticket}", Cancellation);
}
