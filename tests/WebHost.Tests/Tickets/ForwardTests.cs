using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.WebHost.Tests.Files;

namespace Oqupie.WebHost.Tests.Tickets;

public sealed class ForwardTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forward_stands_in_the_timeline_with_whom_it_went_to_what_it_says_and_what_goes_along()
    {
        var ticket = await TicketWithChannel();
        var file = await FilesTests.Upload(floor.Owner, FilesTests.Png, "shot.png", "image/png");
        var wish = new
        {
            to = new[] { " pat@vendor.example" },
            cc = new[] { "sam@vendor.example" },
            body = "<p>Please <b>look</b></p>",
            format = "html",
            attachments = new[] { file.GetProperty("id").GetString() },
        };

        var item = await Write(ticket, wish, HttpStatusCode.Created);

        Assert.Equal("forward", item.GetProperty("type").GetString());
        Assert.Equal("pat@vendor.example", item.GetProperty("to")[0].GetString());
        Assert.Equal("sam@vendor.example", item.GetProperty("cc")[0].GetString());
        Assert.Equal("e2", item.GetProperty("items")[0].GetString());
        Assert.Equal("shot.png", item.GetProperty("attachments")[0].GetProperty("name").GetString());
        Assert.Equal("<p>Please <b>look</b></p>", item.GetProperty("html").GetString());
        var view = await WebFloor.Json(await floor.Owner.Http.GetAsync($"/api/v1/tickets/{ticket}", Cancellation), HttpStatusCode.OK);
        Assert.Equal((1, "new"), (view.GetProperty("messages").GetInt32(), view.GetProperty("status").GetString()));
        Assert.Empty(view.GetProperty("cc").EnumerateArray());
    }

    [Fact]
    public async Task The_same_key_again_is_the_same_forward()
    {
        var ticket = await TicketWithChannel();
        var key = Guid.NewGuid().ToString("n");

        var first = await Write(ticket, new { to = new[] { "pat@vendor.example" } }, HttpStatusCode.Created, key);
        var again = await Write(ticket, new { to = new[] { "pat@vendor.example" } }, HttpStatusCode.Created, key);

        Assert.Equal(first.GetProperty("id").GetString(), again.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("e99", "not_forwardable", "items")]
    [InlineData("x", "not_forwardable", "items")]
    [InlineData(null, "not_forwardable", "items")]
    [InlineData("e1", "not_forwardable", "items")]
    public async Task What_is_no_message_is_not_forwarded(string? item, string code, string field)
    {
        var ticket = await TicketWithChannel();

        var problem = await Write(ticket, new { to = new[] { "pat@vendor.example" }, items = new[] { item } }, HttpStatusCode.BadRequest);

        Assert.Equal((code, field), (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("no_recipients")]
    [InlineData("own_address", "support@acme.example")]
    [InlineData("bad_address", "pat")]
    public async Task Whom_it_cannot_go_to_is_said(string code, params string[] to)
    {
        var ticket = await TicketWithChannel();

        var problem = await Write(ticket, new { to }, HttpStatusCode.BadRequest);

        Assert.Equal((code, "to"), (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Only_an_answer_to_a_forward_is_answered()
    {
        var ticket = await TicketWithChannel();

        var problem = await Write(
            ticket, new { to = new[] { "pat@vendor.example" }, body = "b", items = Array.Empty<string>(), answers = "e2" }, HttpStatusCode.BadRequest);

        Assert.Equal("no_such_answer", problem.GetProperty("code").GetString());
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

    private async Task<JsonElement> Write(long ticket, object body, HttpStatusCode expected, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/tickets/{ticket}/forward") { Content = JsonContent.Create(body) };

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await floor.Owner.Http.SendAsync(request, Cancellation);
        return await WebFloor.Json(answer, expected);
    }
}
