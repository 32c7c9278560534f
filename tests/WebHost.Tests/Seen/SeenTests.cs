using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Oqupie.WebHost.Tests.Seen;

public sealed class SeenTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_is_read_up_to_its_newest_message_at_most_and_ones_other_consoles_hear_of_it()
    {
        var (ticket, lee) = (await floor.NewTicket(await floor.NewBrand()), await floor.NewMember());
        await using var console = await lee.Connect();

        await Put(lee, ticket, new { at = new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero) }, HttpStatusCode.NoContent);

        await console.Until(heard => heard.All.Any(one => one.Event is "seen" && one.Ticket == ticket), "the other console did not hear of it");
        Assert.Equal(await LastMessage(lee, ticket), (await Marks(lee, ticket)).GetProperty("items")[0].GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task What_is_marked_is_unread_again_for_oneself_alone()
    {
        var (ticket, lee, kim) = (await floor.NewTicket(await floor.NewBrand()), await floor.NewMember(), await floor.NewMember());
        await Put(kim, ticket, new { at = await LastMessage(kim, ticket) }, HttpStatusCode.NoContent);
        await Put(lee, ticket, new { at = await LastMessage(lee, ticket) }, HttpStatusCode.NoContent);

        await Put(lee, ticket, new { unread = true }, HttpStatusCode.NoContent);

        Assert.True((await Marks(lee, ticket)).GetProperty("items")[0].GetProperty("at").GetDateTimeOffset() < await LastMessage(lee, ticket));
        Assert.Equal(await LastMessage(kim, ticket), (await Marks(kim, ticket)).GetProperty("items")[0].GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task Who_answers_has_read()
    {
        var (ticket, lee) = (await floor.NewTicket(await floor.NewBrand()), await floor.NewMember());

        using var replied = await lee.Http.PostAsJsonAsync($"/api/v1/tickets/{ticket}/replies", new { body = "Hello" }, Cancellation);

        await WebFloor.Json(replied, HttpStatusCode.Created);
        Assert.Equal(await LastMessage(lee, ticket), (await Marks(lee, ticket)).GetProperty("items")[0].GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task Nothing_is_marked_of_a_ticket_that_one_may_not_see()
    {
        var ticket = await floor.NewTicket(await floor.NewBrand());
        var stranger = await floor.NewMember(brands: [await floor.NewBrand()]);

        await Put(stranger, ticket, new { unread = true }, HttpStatusCode.NotFound);
        await Put(stranger, ticket, new { }, HttpStatusCode.BadRequest);

        Assert.Empty((await Marks(stranger, ticket)).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Whoever_has_read_everything_has_no_marks()
    {
        var (ticket, lee) = (await floor.NewTicket(await floor.NewBrand()), await floor.NewMember());
        await Put(lee, ticket, new { unread = true }, HttpStatusCode.NoContent);

        using var all = await lee.Http.PostAsync(new Uri("/api/v1/me/seen/all", UriKind.Relative), null, Cancellation);
        await WebFloor.Json(all, HttpStatusCode.OK);

        var marks = await Marks(lee, ticket);
        Assert.Empty(marks.GetProperty("items").EnumerateArray());
        Assert.True(marks.GetProperty("before").GetDateTimeOffset() >= await LastMessage(lee, ticket));
    }

    private static async Task Put(Person person, long ticket, object body, HttpStatusCode expected)
    {
        using var answer = await person.Http.PutAsJsonAsync($"/api/v1/tickets/{ticket}/seen", body, Cancellation);
        await WebFloor.Json(answer, expected);
    }

    private static async Task<JsonElement> Marks(Person person, long ticket)
    {
        using var answer = await person.Http.GetAsync(new Uri($"/api/v1/me/seen?ticket={ticket}", UriKind.Relative), Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }

    private static async Task<DateTimeOffset> LastMessage(Person person, long ticket)
    {
        using var answer = await person.Http.GetAsync(new Uri($"/api/v1/tickets/{ticket}", UriKind.Relative), Cancellation);
        return (await WebFloor.Json(answer, HttpStatusCode.OK)).GetProperty("lastMessageAt").GetDateTimeOffset();
    }
}
