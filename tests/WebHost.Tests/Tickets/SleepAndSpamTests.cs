using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Oqupie.WebHost.Tests.Tickets;

/// <summary>Tickets that leave the open boxes for a while, or because nobody shall be disturbed by them.</summary>
public sealed class SleepAndSpamTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HttpClient Owner => floor.Owner.Http;

    [Fact]
    public async Task A_sleeping_ticket_is_in_its_own_box_and_counted_there_and_null_wakes_it()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);

        var asleep = await Changed(ticket, new { snoozeUntil = "2026-01-06T18:00:00+09:00" });

        Assert.Equal(("asleep", "2026-01-06T09:00:00Z"), (Text(asleep, "box"), Text(asleep, "snoozeUntil")));
        Assert.Empty(await Listed(brand, "all"));
        Assert.Equal([ticket], await Listed(brand, "asleep"));
        var counts = await Get($"/api/v1/tickets/counts?brand={brand}");
        Assert.Equal((0, 1), (counts.GetProperty("all").GetInt32(), counts.GetProperty("asleep").GetInt32()));

        var awake = await Changed(ticket, new { snoozeUntil = (string?)null });
        Assert.Equal(("open", JsonValueKind.Null), (Text(awake, "box"), awake.GetProperty("snoozeUntil").ValueKind));
        Assert.Equal([ticket], await Listed(brand, "all"));
    }

    [Fact]
    public async Task What_is_left_out_lets_it_sleep()
    {
        var ticket = await floor.NewTicket(await floor.NewBrand());
        await Changed(ticket, new { snoozeUntil = "reply" });

        Assert.Equal("reply", Text(await Changed(ticket, new { importance = "high" }), "snoozeUntil"));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-01-05T08:59:59Z")]
    [InlineData("2031-01-01T00:00:00Z")]
    public async Task A_time_that_is_none_or_has_passed_or_is_far_away_is_named(string until)
    {
        var ticket = await floor.NewTicket(await floor.NewBrand());

        using var answer = await Owner.PatchAsJsonAsync($"/api/v1/tickets/{ticket}", new { snoozeUntil = until }, Cancellation);

        var problem = await WebFloor.Json(answer, HttpStatusCode.BadRequest);
        Assert.Equal(("bad_snooze", "snoozeUntil"), (Text(problem, "code"), Text(problem, "field")));
    }

    [Fact]
    public async Task Spam_is_in_the_blocked_box_and_not_answered_until_it_is_taken_out()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);

        Assert.Equal("blocked", Text(await Changed(ticket, new { spam = true }), "box"));
        Assert.Equal([ticket], await Listed(brand, "blocked"));
        using var reply = await Owner.PostAsJsonAsync($"/api/v1/tickets/{ticket}/replies", new { body = "Hello" }, Cancellation);
        Assert.Equal("blocked", Text(await WebFloor.Json(reply, HttpStatusCode.Conflict), "code"));

        Assert.Equal("open", Text(await Changed(ticket, new { spam = false }), "box"));
    }

    [Fact]
    public async Task Many_are_spam_at_once()
    {
        var brand = await floor.NewBrand();
        long[] tickets = [await floor.NewTicket(brand), await floor.NewTicket(brand)];

        using var done = await Owner.PostAsJsonAsync("/api/v1/tickets/bulk", new { tickets, action = "spam" }, Cancellation);

        done.EnsureSuccessStatusCode();
        Assert.Equal(tickets, (await Listed(brand, "blocked")).Order());
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private async Task<JsonElement> Changed(long ticket, object wish)
    {
        using var answer = await Owner.PatchAsJsonAsync($"/api/v1/tickets/{ticket}", wish, Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }

    private async Task<long[]> Listed(string brand, string box) =>
        [.. (await Get($"/api/v1/tickets?brand={brand}&box={box}")).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetInt64())];

    private async Task<JsonElement> Get(string path)
    {
        using var answer = await Owner.GetAsync(path, Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }
}
