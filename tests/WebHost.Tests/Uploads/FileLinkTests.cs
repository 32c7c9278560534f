using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Contracts.Accounts;
using Oqupie.Files.Links;

namespace Oqupie.WebHost.Tests.Uploads;

/// <summary>Files that are too large for a mail, from the reply to whoever has the address.</summary>
public sealed class FileLinkTests(WebFloor floor)
{
    private const int Large = 19 << 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_file_of_a_reply_is_fetched_by_its_address_counted_and_taken_back()
    {
        var ticket = await TicketByMail();
        var (item, file) = await Reply(ticket);
        var link = file.GetProperty("link");
        var url = new Uri(link.GetProperty("url").GetString()!).PathAndQuery;
        using var anonymous = floor.Client(new());

        using var fetched = await anonymous.GetAsync(url, Cancellation);
        Assert.Equal(HttpStatusCode.OK, fetched.StatusCode);
        Assert.Equal(Large, (await fetched.Content.ReadAsByteArrayAsync(Cancellation)).Length);
        Assert.Equal("attachment", fetched.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("page.html", fetched.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("application/octet-stream", fetched.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", fetched.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", fetched.Headers.GetValues("Content-Security-Policy").Single());
        Assert.False(fetched.Headers.Contains("Set-Cookie"));

        using var rest = new HttpRequestMessage(HttpMethod.Get, url);
        rest.Headers.Range = new RangeHeaderValue(Large - 2, null);
        using var part = await anonymous.SendAsync(rest, Cancellation);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        using var headRequest = new HttpRequestMessage(HttpMethod.Head, url);
        using var head = await anonymous.SendAsync(headRequest, Cancellation);
        Assert.Equal(Large, head.Content.Headers.ContentLength);

        // The rest of a fetch and a look at its size are no fetches.
        Assert.Equal(1, (await LinkOf(ticket, item)).GetProperty("fetched").GetInt64());

        using var withdrawn = await floor.Owner.Http.DeleteAsync($"/api/v1/tickets/{ticket}/replies/{item}/files/0/link", Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Equal(JsonValueKind.String, (await LinkOf(ticket, item)).GetProperty("withdrawnAt").ValueKind);
        await LeadsNowhere(url);
    }

    [Fact]
    public async Task With_its_ticket_the_address_goes()
    {
        var ticket = await TicketByMail();
        var (_, file) = await Reply(ticket);
        var url = new Uri(file.GetProperty("link").GetProperty("url").GetString()!).PathAndQuery;

        using var deleted = await floor.Owner.Http.PatchAsJsonAsync($"/api/v1/tickets/{ticket}", new { deleted = true }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);

        await LeadsNowhere(url);
    }

    [Fact]
    public async Task One_that_has_ended_or_never_was_reads_the_same()
    {
        var key = (await floor.Silo.Client.GetGrain<IAccountGrain>(WebFloor.Account.ToString()).Keys()).Links;
        var ended = new FileLinkToken(WebFloor.Account, 1001, 2, 0, TimeProvider.System.GetUtcNow().AddSeconds(-1)).Write(key);
        var unsigned = new FileLinkToken(WebFloor.Account, 1001, 2, 0, TimeProvider.System.GetUtcNow().AddDays(1)).Write(new byte[32]);
        var stranger = new FileLinkToken(new("nobody"), 1001, 2, 0, TimeProvider.System.GetUtcNow().AddDays(1)).Write(new byte[32]);

        var pages = new HashSet<string>(StringComparer.Ordinal);

        foreach (var token in new[] { ended, unsigned, stranger, "none", "a.b.c", ended[..^1], new string('a', 2000) })
        {
            pages.Add(await LeadsNowhere($"/files/{token}"));
        }

        Assert.Contains("lang=\"ko\"", Assert.Single(pages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-TW, zh;q=0.9", "zh-Hant")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("fr, vi-VN;q=0.5", "vi")]
    [InlineData("fr", "en")]
    public async Task What_has_ended_is_said_in_the_language_of_the_browser(string asked, string language) =>
        Assert.Contains($"<html lang=\"{language}\">", await LeadsNowhere("/files/none", asked), StringComparison.Ordinal);

    private async Task<string> LeadsNowhere(string url, string language = "fr;q=0.9, ko-KR;q=0.8, en;q=0.7")
    {
        using var anonymous = floor.Client(new());
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await anonymous.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private async Task<(string Item, JsonElement File)> Reply(long ticket)
    {
        var upload = await Tus.Begin(floor.Owner, Large, "page.html");
        using var early = await floor.Owner.Http.PostAsJsonAsync(
            $"/api/v1/tickets/{ticket}/replies", new { body = "Here it is", attachments = new[] { Id(upload) } }, Cancellation);
        await Tus.Refused(early, HttpStatusCode.Conflict, "upload_unfinished", "attachments");

        using var sent = await Tus.Patch(floor.Owner, upload, 0, new byte[Large]);
        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        using var reply = await floor.Owner.Http.PostAsJsonAsync(
            $"/api/v1/tickets/{ticket}/replies", new { body = "Here it is", attachments = new[] { Id(upload) } }, Cancellation);
        var item = await WebFloor.Json(reply, HttpStatusCode.Created);
        return (item.GetProperty("id").GetString()!, item.GetProperty("attachments")[0]);
    }

    private static string Id(string upload) => upload.Split('/')[^1];

    private async Task<JsonElement> LinkOf(long ticket, string item)
    {
        using var answer = await floor.Owner.Http.GetAsync($"/api/v1/tickets/{ticket}/timeline", Cancellation);
        return (await WebFloor.Json(answer, HttpStatusCode.OK)).GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == item).GetProperty("attachments")[0].GetProperty("link");
    }

    private async Task<long> TicketByMail()
    {
        var brand = await floor.NewBrand();
        var smtp = new { host = "127.0.0.1", port = 9, tls = "none", user = "", password = "" };
        using var channel = await floor.Owner.Http.PostAsJsonAsync(
            $"/api/v1/brands/{brand}/channels",
            new { kind = "email", name = "Mail", settings = new { address = $"{brand}@acme.example", smtp } },
            Cancellation);
        Assert.Equal(HttpStatusCode.Created, channel.StatusCode);
        return await floor.NewTicket(brand);
    }
}
