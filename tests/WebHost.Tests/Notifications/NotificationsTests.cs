using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Testing.Servers;

namespace Oqupie.WebHost.Tests.Notifications;

public sealed class NotificationsTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mention_is_in_the_bell_of_whom_it_names_and_their_consoles_alone_hear_of_it()
    {
        var (ticket, lee, kim) = (await floor.NewTicket(await floor.NewBrand()), await floor.NewMember(), await floor.NewMember());
        await using var console = await lee.Connect();
        await using var other = await kim.Connect();

        await Memo(kim, ticket, $"""<p>Look, <span data-mention="member:{lee.Id}">@{lee.Name}</span></p>""");

        await console.Until(heard => heard.All.Any(one => one.Event is "notified"), "the one who was named did not hear of it");
        var bell = await Bell(lee);
        var mention = Assert.Single(bell.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("mention", ticket, kim.Name, 1),
            (mention.GetProperty("kind").GetString(), mention.GetProperty("ticket").GetInt64(), mention.GetProperty("actor").GetProperty("name").GetString(),
                bell.GetProperty("unopened").GetInt32()));
        // Each time a console may have missed something it is told to look at everything; it is told of jobs then only.
        Assert.Equal(other.All.Count(one => one.Event is "job"), other.All.Count(one => one.Event is "notified"));
    }

    [Fact]
    public async Task Programs_name_people_in_plain_text()
    {
        var (ticket, lee, kim) = (await floor.NewTicket(await floor.NewBrand()), await floor.NewMember(), await floor.NewMember());

        var memo = await Memo(kim, ticket, $"Look, @[{lee.Name}] and @[nobody at all]", "text");

        Assert.Equal($"Look, @{lee.Name} and @[nobody at all]", memo.GetProperty("text").GetString());
        await Until.True(async _ => (await Bell(lee)).GetProperty("unopened").GetInt32() is 1, () => "nobody was called", cancellationToken: Cancellation);
    }

    [Fact]
    public async Task What_was_seen_is_no_longer_counted_and_ones_other_consoles_hear_of_it()
    {
        var (ticket, lee) = (await floor.NewTicket(await floor.NewBrand()), await floor.NewMember());
        await Assign(ticket, lee.Id);
        await Until.True(async _ => (await Bell(lee)).GetProperty("unopened").GetInt32() is 1, () => "nobody was called", cancellationToken: Cancellation);
        await using var console = await lee.Connect();

        using var opened = await lee.Http.PostAsJsonAsync("/api/v1/notifications/opened", new { ticket }, Cancellation);

        Assert.Equal(0, (await WebFloor.Json(opened, HttpStatusCode.OK)).GetProperty("left").GetInt32());
        await console.Until(heard => heard.All.Any(one => one.Event is "notified"), "the other console did not hear of it");
        Assert.NotEqual(JsonValueKind.Null, (await Bell(lee)).GetProperty("items")[0].GetProperty("openedAt").ValueKind);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"1","all":true}""")]
    public async Task It_is_said_what_was_seen(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await floor.Owner.Http.PostAsync(new Uri("/api/v1/notifications/opened", UriKind.Relative), content, Cancellation);

        Assert.Equal("one_of", (await WebFloor.Json(answer, HttpStatusCode.BadRequest)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Settings_are_ones_own_and_hold_from_then_on()
    {
        var (ticket, lee, kim) = (await floor.NewTicket(await floor.NewBrand()), await floor.NewMember(), await floor.NewMember());
        using var changed = await lee.Http.PatchAsJsonAsync("/api/v1/me", new { notifications = new { assigned = new { bell = false } } }, Cancellation);
        Assert.False((await WebFloor.Json(changed, HttpStatusCode.OK)).GetProperty("notifications").GetProperty("assigned").GetProperty("bell").GetBoolean());

        await Assign(ticket, lee.Id);
        await Memo(kim, await floor.NewTicket(await floor.NewBrand()), $"@[{lee.Id}]", "text");

        await Until.True(async _ => (await Bell(lee)).GetProperty("unopened").GetInt32() is 1, () => "nobody was called", cancellationToken: Cancellation);
        Assert.Equal("mention", (await Bell(lee)).GetProperty("items")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task When_one_is_mailed_is_kept_and_a_zone_that_there_is_not_is_refused()
    {
        var lee = await floor.NewMember();
        var mail = new { when = "daily", hour = 8, timeZone = "Asia/Seoul" };
        using var changed = await lee.Http.PatchAsJsonAsync("/api/v1/me", new { notifications = new { mail } }, Cancellation);
        await WebFloor.Json(changed, HttpStatusCode.OK);

        var nowhere = new { notifications = new { mail = mail with { timeZone = "Atlantis" } } };
        using var refused = await lee.Http.PatchAsJsonAsync("/api/v1/me", nowhere, Cancellation);

        Assert.Equal("unknown_time_zone", (await WebFloor.Json(refused, HttpStatusCode.BadRequest)).GetProperty("code").GetString());
        using var answer = await lee.Http.GetAsync(new Uri("/api/v1/me", UriKind.Relative), Cancellation);
        var kept = (await WebFloor.Json(answer, HttpStatusCode.OK)).GetProperty("notifications");
        Assert.Equal(
            ("daily", 8, "Asia/Seoul", true),
            (kept.GetProperty("mail").GetProperty("when").GetString(), kept.GetProperty("mail").GetProperty("hour").GetInt32(),
                kept.GetProperty("mail").GetProperty("timeZone").GetString(), kept.GetProperty("mention").GetProperty("mail").GetBoolean()));
    }

    [Fact]
    public async Task Only_who_may_see_a_ticket_can_be_named_on_it()
    {
        var brand = await floor.NewBrand();
        var (ticket, lee) = (await floor.NewTicket(brand), await floor.NewMember());
        var elsewhere = await floor.NewMember(brands: [await floor.NewBrand()]);

        Assert.Contains(lee.Id, await Mentionable(ticket, lee.Name));
        Assert.DoesNotContain(elsewhere.Id, await Mentionable(ticket, elsewhere.Name));
    }

    private static async Task<JsonElement> Memo(Person by, long ticket, string body, string format = "html")
    {
        using var made = await by.Http.PostAsJsonAsync($"/api/v1/tickets/{ticket}/memos", new { body, format }, Cancellation);
        return await WebFloor.Json(made, HttpStatusCode.Created);
    }

    private static async Task<JsonElement> Bell(Person person)
    {
        using var answer = await person.Http.GetAsync(new Uri("/api/v1/notifications", UriKind.Relative), Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }

    private async Task Assign(long ticket, string member)
    {
        using var changed = await floor.Owner.Http.PatchAsJsonAsync($"/api/v1/tickets/{ticket}", new { assignee = new { member } }, Cancellation);
        await WebFloor.Json(changed, HttpStatusCode.OK);
    }

    private async Task<IEnumerable<string>> Mentionable(long ticket, string q)
    {
        var address = new Uri($"/api/v1/tickets/{ticket}/mentionable?q={Uri.EscapeDataString(q)}", UriKind.Relative);
        using var answer = await floor.Owner.Http.GetAsync(address, Cancellation);
        return [.. (await WebFloor.Json(answer, HttpStatusCode.OK)).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
    }
}
