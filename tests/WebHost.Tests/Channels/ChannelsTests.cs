using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Grains.Channels;
using Oqupie.WebHost.Tests.Tickets;

namespace Oqupie.WebHost.Tests.Channels;

public sealed class ChannelsTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HttpClient Owner => floor.Owner.Http;

    [Fact]
    public async Task A_channel_is_made_read_changed_and_ended_and_never_says_a_password()
    {
        var brand = await floor.NewBrand();
        var smtp = new { host = "smtp.acme.example", port = 587, tls = "startTls", user = "support", password = "s3cret-word" };

        var made = await Send(
            HttpMethod.Post,
            $"/api/v1/brands/{brand}/channels",
            new { kind = "email", name = "Mail", settings = new { address = "support@acme.example", smtp } },
            HttpStatusCode.Created);

        var id = made.GetProperty("id").GetString();
        Assert.Equal(brand, made.GetProperty("brand").GetString());
        Assert.Equal("startTls", made.GetProperty("settings").GetProperty("smtp").GetProperty("tls").GetString());
        Assert.True(made.GetProperty("settings").GetProperty("smtp").GetProperty("hasPassword").GetBoolean());
        Assert.False(made.GetProperty("settings").TryGetProperty("imap", out _));
        Assert.True(made.GetProperty("health").GetProperty("state").GetString() is "off" or "connecting"); // The poller has only just begun.
        var renamed = await Send(HttpMethod.Patch, $"/api/v1/channels/{id}", new { name = "Support" }, HttpStatusCode.OK);
        Assert.Equal("Support", renamed.GetProperty("name").GetString());
        Assert.True(renamed.GetProperty("settings").GetProperty("smtp").GetProperty("hasPassword").GetBoolean());
        var listed = await Send(HttpMethod.Get, $"/api/v1/brands/{brand}/channels", null, HttpStatusCode.OK);
        Assert.DoesNotContain("s3cret-word", listed.ToString() + made + renamed, StringComparison.Ordinal);
        await Send(HttpMethod.Delete, $"/api/v1/channels/{id}", null, HttpStatusCode.NoContent);
        await Send(HttpMethod.Get, $"/api/v1/channels/{id}", null, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"kind":"email","name":"M"}""", "settings")]
    [InlineData("""{"kind":"email","name":"M","settings":{}}""", "settings.address")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"nobody"}}""", "settings.address")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","imap":{"port":143,"tls":"none"}}}""", "settings.imap.host")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","imap":{"host":"a b","port":143,"tls":"none"}}}""", "settings.imap.host")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","imap":{"host":"h","tls":"none"}}}""", "settings.imap.port")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","smtp":{"host":"h","port":70000,"tls":"none"}}}""", "settings.smtp.port")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","smtp":{"host":"h","port":25}}}""", "settings.smtp.tls")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","smtp":{"host":"h","port":25,"tls":"most"}}}""", "settings.smtp.tls")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","fetching":{"folders":[]}}}""", "settings.fetching.folders")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","fetching":{"folders":["INBOX","inbox"]}}}""", "settings.fetching.folders")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","fetching":{"importDays":-1}}}""", "settings.fetching.importDays")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","fetching":{"after":"move"}}}""", "settings.fetching.moveTo")]
    [InlineData(
        """{"kind":"email","name":"M","settings":{"address":"a@b.example","fetching":{"after":"move","moveTo":"INBOX"}}}""", "settings.fetching.moveTo")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","fetching":{"keepRawDays":0}}}""", "settings.fetching.keepRawDays")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","sending":{"mailsPerMinute":0}}}""", "settings.sending.mailsPerMinute")]
    [InlineData("""{"kind":"email","name":"M","settings":{"address":"a@b.example","sending":{"sentFolder":" "}}}""", "settings.sending.sentFolder")]
    [InlineData("""{"kind":"pigeon","name":"M","settings":{"address":"a@b.example"}}""", "kind")]
    [InlineData("""{"kind":"email","name":" ","settings":{"address":"a@b.example"}}""", "name")]
    public async Task What_is_wrong_with_settings_is_named(string body, string field)
    {
        var brand = await floor.NewBrand();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await Owner.PostAsync($"/api/v1/brands/{brand}/channels", content, Cancellation);

        await TicketsTests.Refused(answer, HttpStatusCode.BadRequest, null, field);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(""","oauth":null""", false)]
    [InlineData(""","oauth":{"provider":"google","clientId":"client"}""", true)]
    public async Task OAuth_stays_where_it_is_left_out_and_ends_where_it_is_null(string oauth, bool stays)
    {
        var brand = await floor.NewBrand();
        var first = new { provider = "google", clientId = "client", clientSecret = "s3cret-word", refreshToken = "r3fresh-word" };
        var made = await Send(
            HttpMethod.Post,
            $"/api/v1/brands/{brand}/channels",
            new { kind = "email", name = "Mail", settings = new { address = "a@b.example", oauth = first } },
            HttpStatusCode.Created);
        using var content = new StringContent($$$"""{"settings":{"address":"a@b.example"{{{oauth}}}}}""", Encoding.UTF8, "application/json");

        using var answer = await Owner.PatchAsync($"/api/v1/channels/{made.GetProperty("id").GetString()}", content, Cancellation);

        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(stays, text.Contains("\"hasRefreshToken\":true", StringComparison.Ordinal));
        Assert.DoesNotContain("-word", text + made, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_can_be_tried_before_and_after_they_are_stored()
    {
        var brand = await floor.NewBrand();
        var wish = new { kind = "email", name = "Mail", settings = new { address = "support@acme.example" } };

        Assert.True((await Send(HttpMethod.Post, $"/api/v1/brands/{brand}/channels/test", wish, HttpStatusCode.OK)).GetProperty("ok").GetBoolean());
        Assert.Empty((await Send(HttpMethod.Get, $"/api/v1/brands/{brand}/channels", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray());
        var id = (await Send(HttpMethod.Post, $"/api/v1/brands/{brand}/channels", wish, HttpStatusCode.Created)).GetProperty("id").GetString();
        Assert.True((await Send(HttpMethod.Post, $"/api/v1/channels/{id}/test", null, HttpStatusCode.OK)).GetProperty("ok").GetBoolean());
        Assert.True((await Send(HttpMethod.Post, $"/api/v1/channels/{id}/test", new { wish.settings }, HttpStatusCode.OK)).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_mail_that_is_handed_in_becomes_a_ticket_once_and_can_be_read_as_it_came()
    {
        var channel = await NewChannel();
        var mail = Encoding.UTF8.GetBytes($"From: a@b.example\r\nMessage-ID: <{LocalKey.New()}>\r\n\r\nhello");
        floor.Silo.Adapter.Says(
            Convert.ToHexStringLower(SHA256.HashData(mail)),
            new ReadMessage { MessageKey = LocalKey.New(), From = new("A", "a@b.example"), Subject = "Hi", Text = "hello" });

        var first = await HandIn(channel, mail, HttpStatusCode.OK);
        var second = await HandIn(channel, mail, HttpStatusCode.OK);

        Assert.Equal("ticket", first.GetProperty("fate").GetString());
        Assert.Equal(first.GetProperty("ticket").GetInt64(), second.GetProperty("ticket").GetInt64());
        await Send(HttpMethod.Get, $"/api/v1/tickets/{first.GetProperty("ticket").GetInt64()}", null, HttpStatusCode.OK);
        var row = Assert.Single(
            (await Send(HttpMethod.Get, $"/api/v1/channels/{channel}/messages?fate=ticket&limit=10", null, HttpStatusCode.OK)).GetProperty("items")
                .EnumerateArray());
        using var raw = await Owner.GetAsync($"/api/v1/channels/{channel}/messages/{row.GetProperty("id").GetString()}/raw", Cancellation);
        Assert.Equal("message/rfc822", raw.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", raw.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(mail, await raw.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task A_mail_nobody_can_read_is_kept_and_said_to_have_failed()
    {
        var channel = await NewChannel();

        var answer = await HandIn(channel, RandomNumberGenerator.GetBytes(100), HttpStatusCode.OK);

        Assert.Equal("failed", answer.GetProperty("fate").GetString());
        Assert.NotEmpty(answer.GetProperty("reason").GetString()!);
        await HandIn(channel, [], HttpStatusCode.BadRequest);
        await HandIn("nonesuch", [1], HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_done_with_a_mailbox_is_stored_shown_and_kept_when_left_out()
    {
        var channel = await NewChannel();
        var fetching = new { folders = new[] { "inbox", "Support" }, importDays = 7, after = "move", moveTo = "Done", keepRawDays = 90 };

        await Send(
            HttpMethod.Patch,
            $"/api/v1/channels/{channel}",
            new { settings = new { address = "a@b.example", fetching, sending = new { sentFolder = "Sent", mailsPerMinute = 30 } } },
            HttpStatusCode.OK);
        var kept = await Send(HttpMethod.Patch, $"/api/v1/channels/{channel}", new { settings = new { address = "c@d.example" } }, HttpStatusCode.OK);

        var settings = kept.GetProperty("settings");
        Assert.Equal(
            """{"folders":["INBOX","Support"],"importDays":7,"after":"move","moveTo":"Done","keepRawDays":90}""",
            settings.GetProperty("fetching").GetRawText());
        Assert.Equal("""{"sentFolder":"Sent","mailsPerMinute":30}""", settings.GetProperty("sending").GetRawText());
    }

    [Fact]
    public async Task A_mail_that_failed_can_be_tried_again_alone_and_with_all_others()
    {
        var channel = await NewChannel();
        var mail = RandomNumberGenerator.GetBytes(100);
        floor.Silo.Adapter.Says(Convert.ToHexStringLower(SHA256.HashData(mail)), new ReadMessage { Failure = "This is no mail." });
        await HandIn(channel, mail, HttpStatusCode.OK);
        var row = Assert.Single(
            (await Send(HttpMethod.Get, $"/api/v1/channels/{channel}/messages?fate=failed", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray());
        var path = $"/api/v1/channels/{channel}/messages/{row.GetProperty("id").GetString()}";

        Assert.Equal("failed", (await Send(HttpMethod.Post, $"{path}/retry", null, HttpStatusCode.OK)).GetProperty("fate").GetString());
        await Send(HttpMethod.Post, $"{path}/release", null, HttpStatusCode.Conflict);
        floor.Silo.Adapter.Says(
            Convert.ToHexStringLower(SHA256.HashData(mail)), new ReadMessage { MessageKey = LocalKey.New(), From = new("A", "a@b.example"), Text = "hello" });
        var retried = await Send(HttpMethod.Post, $"/api/v1/channels/{channel}/messages/retry-failed", null, HttpStatusCode.OK);

        Assert.Equal((1, 0), (retried.GetProperty("tried").GetInt32(), retried.GetProperty("failed").GetInt32()));
        await Send(HttpMethod.Post, $"{path}/retry", null, HttpStatusCode.Conflict);
        await Send(HttpMethod.Get, $"/api/v1/channels/{channel}/reconciliation", null, HttpStatusCode.Conflict);
        await Send(HttpMethod.Post, "/api/v1/channels/nonesuch/reconciliation", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_agent_sees_the_channels_of_their_brands_without_servers_and_changes_none()
    {
        var brand = await floor.NewBrand();
        var smtp = new { host = "smtp.acme.example", port = 25, tls = "none", user = "u" };
        await Send(
            HttpMethod.Post,
            $"/api/v1/brands/{brand}/channels",
            new { kind = "email", name = "Mail", settings = new { address = "support@acme.example", smtp } },
            HttpStatusCode.Created);
        var agent = await floor.NewMember(brands: [brand]);
        var outsider = await floor.NewMember(brands: [await floor.NewBrand()]);

        using var listed = await agent.Http.GetAsync($"/api/v1/brands/{brand}/channels", Cancellation);
        var channel = Assert.Single((await WebFloor.Json(listed, HttpStatusCode.OK)).GetProperty("items").EnumerateArray());

        Assert.False(channel.GetProperty("settings").TryGetProperty("smtp", out _));
        using var deleted = await agent.Http.DeleteAsync($"/api/v1/channels/{channel.GetProperty("id").GetString()}", Cancellation);
        await TicketsTests.Refused(deleted, HttpStatusCode.Forbidden, "not_allowed");
        using var foreign = await outsider.Http.GetAsync($"/api/v1/channels/{channel.GetProperty("id").GetString()}", Cancellation);
        await TicketsTests.Refused(foreign, HttpStatusCode.NotFound, "not_found");
    }

    private async Task<string> NewChannel()
    {
        var brand = await floor.NewBrand();
        var made = await Send(
            HttpMethod.Post,
            $"/api/v1/brands/{brand}/channels",
            new { kind = "email", name = "Mail", settings = new { address = "support@acme.example" } },
            HttpStatusCode.Created);
        return made.GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> HandIn(string channel, byte[] mail, HttpStatusCode expected)
    {
        using var content = new ByteArrayContent(mail);
        content.Headers.ContentType = new("message/rfc822");
        using var answer = await Owner.PostAsync($"/api/v1/channels/{channel}/inbound", content, Cancellation);
        return await WebFloor.Json(answer, expected);
    }

    private async Task<JsonElement> Send(HttpMethod method, string path, object? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await Owner.SendAsync(request, Cancellation);
        return await WebFloor.Json(answer, expected);
    }
}
