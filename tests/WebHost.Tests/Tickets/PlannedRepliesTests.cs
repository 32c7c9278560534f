using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Oqupie.WebHost.Tests.Tickets;

public sealed class PlannedRepliesTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_with_a_time_stands_planned_in_the_timeline_and_can_be_taken_back()
    {
        var ticket = await Ticket();
        var at = floor.Silo.Clock.GetUtcNow().AddDays(1);

        var plan = await Plan(ticket, new { body = "Later.", sendAt = at, sendAnyway = true, status = "completed" }, HttpStatusCode.Created);

        Assert.Equal(("planned", "waiting", "completed"), (Word(plan, "type"), Word(plan, "plan"), Word(plan, "status")));
        Assert.Equal(at.ToUnixTimeSeconds(), plan.GetProperty("sendAt").GetDateTimeOffset().ToUnixTimeSeconds());
        Assert.True(plan.GetProperty("sendAnyway").GetBoolean());
        using var taken = await floor.Owner.Http.DeleteAsync($"/api/v1/tickets/{ticket}/replies/{Word(plan, "id")}", Cancellation);
        Assert.Equal("Later.", Word(await WebFloor.Json(taken, HttpStatusCode.OK), "body"));
        using var late = await floor.Owner.Http.PostAsync($"/api/v1/tickets/{ticket}/replies/{Word(plan, "id")}/send-now", null, Cancellation);
        await TicketsTests.Refused(late, HttpStatusCode.Conflict, "has_left");
    }

    [Fact]
    public async Task One_that_is_sent_now_becomes_a_reply()
    {
        var ticket = await Ticket();
        var plan = await Plan(ticket, new { body = "Later.", sendAt = floor.Silo.Clock.GetUtcNow().AddDays(1) }, HttpStatusCode.Created);

        using var sent = await floor.Owner.Http.PostAsync($"/api/v1/tickets/{ticket}/replies/{Word(plan, "id")}/send-now", null, Cancellation);

        var reply = await WebFloor.Json(sent, HttpStatusCode.OK);
        Assert.Equal(("reply", "Later.", "queued"), (Word(reply, "type"), Word(reply, "text"), Word(reply, "delivery")));
    }

    [Fact]
    public async Task A_time_that_is_over_is_refused()
    {
        var problem = await Plan(await Ticket(), new { body = "b", sendAt = floor.Silo.Clock.GetUtcNow().AddMinutes(-1) }, HttpStatusCode.BadRequest);

        Assert.Equal(("not_a_time_to_come", "sendAt"), (Word(problem, "code"), Word(problem, "field")));
    }

    private static string? Word(JsonElement json, string name) => json.GetProperty(name).GetString();

    private async Task<JsonElement> Plan(long ticket, object body, HttpStatusCode expected)
    {
        using var answer = await floor.Owner.Http.PostAsJsonAsync($"/api/v1/tickets/{ticket}/replies", body, Cancellation);
        return await WebFloor.Json(answer, expected);
    }

    private async Task<long> Ticket()
    {
        var brand = await floor.NewBrand();
        var smtp = new { host = "smtp.acme.example", port = 25, tls = "none", user = "" };
        using var made = await floor.Owner.Http.PostAsJsonAsync(
            $"/api/v1/brands/{brand}/channels", new { kind = "email", name = "Mail", settings = new { address = "later@acme.example", smtp } }, Cancellation);
        await WebFloor.Json(made, HttpStatusCode.Created);
        return await floor.NewTicket(brand);
    }
}
