using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;
using Oqupie.WebHost.Tests.Files;

namespace Oqupie.WebHost.Tests.Tickets;

public sealed class WritingTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_sets_the_status_and_stands_in_the_timeline()
    {
        var ticket = await TicketWithChannel();

        var reply = await Write(ticket, "replies", new { body = "Done.", format = "text", status = "completed", holdSeconds = 30 }, HttpStatusCode.Created);

        Assert.Equal("reply", reply.GetProperty("type").GetString());
        Assert.Equal("queued", reply.GetProperty("delivery").GetString());
        Assert.Equal("completed", reply.GetProperty("status").GetString());
        Assert.Equal(floor.Owner.Name, reply.GetProperty("actor").GetProperty("name").GetString());
        Assert.Equal("haneul@customer.example", reply.GetProperty("to")[0].GetString());
        var items = (await Get($"/api/v1/tickets/{ticket}/timeline")).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(items, item => item.GetProperty("id").GetString() == reply.GetProperty("id").GetString());
        Assert.Equal(items.Select(item => item.GetProperty("version").GetInt64()).Order(), items.Select(item => item.GetProperty("version").GetInt64()));
        var missed = await Get($"/api/v1/tickets/{ticket}/timeline?after={reply.GetProperty("version").GetInt64() - 1}");
        Assert.Equal(reply.GetProperty("id").GetString(), missed.GetProperty("items")[0].GetProperty("id").GetString());
        var older = await Get($"/api/v1/tickets/{ticket}/timeline?limit=1");
        Assert.Equal(older.GetProperty("items")[0].GetProperty("version").GetRawText(), older.GetProperty("next").GetString());
    }

    [Fact]
    public async Task Copies_stand_in_the_timeline_and_on_the_ticket_and_come_back_with_the_text()
    {
        var ticket = await TicketWithChannel();

        var wish = new { body = "b", cc = new[] { " friend@customer.example" }, bcc = new[] { "boss@acme.example" }, holdSeconds = 60 };
        var reply = await Write(ticket, "replies", wish, HttpStatusCode.Created);

        Assert.Equal("friend@customer.example", reply.GetProperty("cc")[0].GetString());
        Assert.Equal("boss@acme.example", reply.GetProperty("bcc")[0].GetString());
        Assert.Equal("friend@customer.example", (await Get($"/api/v1/tickets/{ticket}")).GetProperty("cc")[0].GetString());
        using var answer = await floor.Owner.Http.DeleteAsync($"/api/v1/tickets/{ticket}/replies/{reply.GetProperty("id").GetString()}", Cancellation);
        var back = await WebFloor.Json(answer, HttpStatusCode.OK);
        Assert.Equal(("friend@customer.example", "boss@acme.example"), (back.GetProperty("cc")[0].GetString(), back.GetProperty("bcc")[0].GetString()));
    }

    [Fact]
    public async Task Whom_a_mail_adds_gets_a_reply_once_one_names_them_and_is_asked_about_until_then()
    {
        var ticket = await TicketWithChannel();
        var mail = Some.Message(account: WebFloor.Account) with { Vouched = true, Others = ["bob@customer.example", "eve@elsewhere.example"] };
        await floor.Silo.Client.GetGrain<ITicketIntakeGrain>(new TicketId(WebFloor.Account, ticket).ToString()).Receive(mail, Cancellation);

        var unnamed = await Write(ticket, "replies", new { body = "b", holdSeconds = 60 }, HttpStatusCode.Created);

        Assert.Empty(unnamed.GetProperty("cc").EnumerateArray());
        var added = (await Get($"/api/v1/tickets/{ticket}")).GetProperty("addedByMail").EnumerateArray().ToList();
        Assert.Equal(["bob@customer.example", "eve@elsewhere.example"], added.Select(one => one.GetProperty("email").GetString()));
        Assert.All(added, one => Assert.Equal("haneul@customer.example", one.GetProperty("by").GetString()));
        var wish = new { body = "b", cc = new[] { "bob@customer.example" }, declined = new[] { " eve@elsewhere.example" } };
        var named = await Write(ticket, "replies", wish, HttpStatusCode.Created);
        Assert.Equal("bob@customer.example", named.GetProperty("cc")[0].GetString());
        Assert.Empty((await Get($"/api/v1/tickets/{ticket}")).GetProperty("addedByMail").EnumerateArray());
    }

    [Theory]
    [InlineData("support@acme.example")]
    [InlineData("Support+oq.sy@acme.example ")]
    public async Task A_copy_to_a_channel_of_ours_is_refused(string address)
    {
        var ticket = await TicketWithChannel();

        var problem = await Write(ticket, "replies", new { body = "b", cc = new[] { address } }, HttpStatusCode.BadRequest);

        Assert.Equal("cc", problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_reply_that_is_taken_back_comes_back_as_it_was_written()
    {
        var ticket = await TicketWithChannel();
        var image = await FilesTests.Upload(floor.Owner, FilesTests.Png, "shot.png", "image/png");
        var (id, url) = (image.GetProperty("id").GetString()!, image.GetProperty("url").GetString()!);
        var body = $"<p>Look: <img src=\"{url.Replace("&", "&amp;", StringComparison.Ordinal)}\" data-file=\"{id}\"></p>";
        var reply = await Write(ticket, "replies", new { body, format = "html", attachments = new[] { id }, holdSeconds = 60 }, HttpStatusCode.Created);

        using var answer = await floor.Owner.Http.DeleteAsync($"/api/v1/tickets/{ticket}/replies/{reply.GetProperty("id").GetString()}", Cancellation);
        var back = await WebFloor.Json(answer, HttpStatusCode.OK);

        Assert.Equal("html", back.GetProperty("format").GetString());
        Assert.Equal(body, back.GetProperty("body").GetString()); // The image knows its file, so it can be sent again.
        Assert.Equal([id], back.GetProperty("attachments").EnumerateArray().Select(file => file.GetString()));
        using var again = await floor.Owner.Http.DeleteAsync($"/api/v1/tickets/{ticket}/replies/{reply.GetProperty("id").GetString()}", Cancellation);
        await TicketsTests.Refused(again, HttpStatusCode.Conflict, "has_left");
        using var none = await floor.Owner.Http.DeleteAsync($"/api/v1/tickets/{ticket}/replies/x9", Cancellation);
        await TicketsTests.Refused(none, HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task An_image_in_a_text_is_mailed_as_cid_and_shown_by_a_signed_address()
    {
        var ticket = await TicketWithChannel();
        var image = await FilesTests.Upload(floor.Owner, FilesTests.Png, "shot.png", "image/png");
        var id = image.GetProperty("id").GetString()!;

        var memo = await Write(ticket, "memos", new { body = $"<img alt=\"a\" src=\"x\" data-file=\"{id}\">", format = "html" }, HttpStatusCode.Created);

        var file = Assert.Single(memo.GetProperty("attachments").EnumerateArray());
        Assert.True(file.GetProperty("inline").GetBoolean());
        Assert.Equal(id, file.GetProperty("id").GetString());
        var shown = WebUtility.HtmlDecode(memo.GetProperty("html").GetString()!.Split("src=\"")[1].Split('"')[0]);
        Assert.Equal(file.GetProperty("url").GetString(), shown);
        using var served = await floor.Owner.Http.GetAsync(shown, Cancellation);
        Assert.Equal("image/png", served.Content.Headers.ContentType!.MediaType);
        var stored = await floor.Silo.Ticket(new(WebFloor.Account, ticket)).Timeline(Testing.Some.Agent(WebFloor.Account), new(), Cancellation);
        Assert.Contains(
            stored.Value!.Items,
            item => item.Html?.Contains("cid:", StringComparison.Ordinal) is true && !item.Html.Contains("/files/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reply_that_misses_what_the_customer_wrote_is_held_back()
    {
        var ticket = await TicketWithChannel();

        var problem = await Write(ticket, "replies", new { body = "b", seenVersion = 0 }, HttpStatusCode.Conflict);

        Assert.Equal("unseen_message", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_same_key_writes_once()
    {
        var ticket = await TicketWithChannel();

        var first = await Write(ticket, "memos", new { body = "once" }, HttpStatusCode.Created, "k");
        var second = await Write(ticket, "memos", new { body = "once" }, HttpStatusCode.Created, "k");

        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("""{}""", "body", HttpStatusCode.BadRequest)]
    [InlineData("""{"body":"  "}""", "body", HttpStatusCode.BadRequest)]
    [InlineData("""{"body":"b","cc":["nobody"]}""", "cc", HttpStatusCode.BadRequest)]
    [InlineData("""{"body":"b","cc":[null]}""", "cc", HttpStatusCode.BadRequest)]
    [InlineData("""{"body":"b","cc":["copied@customer.example"],"bcc":["a@b@c"]}""", "bcc", HttpStatusCode.BadRequest)]
    [InlineData("""{"body":"b","holdSeconds":61}""", "holdSeconds", HttpStatusCode.BadRequest)]
    [InlineData("""{"body":"b","format":"rtf"}""", "format", HttpStatusCode.BadRequest)]
    [InlineData("""{"body":"b","attachments":["forged.id"]}""", "attachments", HttpStatusCode.BadRequest)]
    [InlineData("""{"body":"LONG"}""", "body", HttpStatusCode.RequestEntityTooLarge)]
    public async Task What_is_wrong_with_a_reply_is_named(string body, string field, HttpStatusCode status)
    {
        var ticket = await TicketWithChannel();
        var said = body.Replace("LONG", new('x', (1 << 20) + 1), StringComparison.Ordinal);
        using var content = new StringContent(said, System.Text.Encoding.UTF8, "application/json");

        using var answer = await floor.Owner.Http.PostAsync($"/api/v1/tickets/{ticket}/replies", content, Cancellation);

        await TicketsTests.Refused(answer, status, status is HttpStatusCode.BadRequest ? null : "too_large", field);
    }

    [Fact]
    public async Task Too_many_files_are_refused()
    {
        var ticket = await TicketWithChannel();
        var id = (await FilesTests.Upload(floor.Owner, [1], "a.bin", "application/octet-stream")).GetProperty("id").GetString();

        var problem = await Write(ticket, "memos", new { body = "b", attachments = Enumerable.Repeat(id, 21) }, HttpStatusCode.BadRequest);

        Assert.Equal("attachments", problem.GetProperty("field").GetString());
    }

    private async Task<long> TicketWithChannel()
    {
        var brand = await floor.NewBrand();
        using var made = await floor.Owner.Http.PostAsJsonAsync(
            $"/api/v1/brands/{brand}/channels",
            new
            {
                kind = "email",
                name = "Mail",
                settings = new { address = "support@acme.example", smtp = new { host = "smtp.acme.example", port = 25, tls = "none", user = "" } },
            },
            Cancellation);
        await WebFloor.Json(made, HttpStatusCode.Created);
        return await floor.NewTicket(brand);
    }

    private async Task<JsonElement> Get(string path)
    {
        using var answer = await floor.Owner.Http.GetAsync(path, Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }

    private async Task<JsonElement> Write(long ticket, string what, object body, HttpStatusCode expected, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/tickets/{ticket}/{what}") { Content = JsonContent.Create(body) };

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await floor.Owner.Http.SendAsync(request, Cancellation);
        return await WebFloor.Json(answer, expected);
    }
}
