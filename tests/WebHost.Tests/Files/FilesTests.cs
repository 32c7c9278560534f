using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Oqupie.WebHost.Tests.Tickets;

namespace Oqupie.WebHost.Tests.Files;

public sealed class FilesTests(WebFloor floor)
{
    /// <summary>One transparent dot.</summary>
    internal static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_comes_back_as_it_went_in_under_its_own_name()
    {
        var file = await Upload(floor.Owner, "안녕"u8.ToArray(), "보고서 (최종).txt", "text/plain; charset=utf-8");

        using var anonymous = floor.Client(new());
        using var served = await anonymous.GetAsync(file.GetProperty("url").GetString(), Cancellation);

        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Equal("안녕", await served.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("보고서 (최종).txt", served.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("attachment", served.Content.Headers.ContentDisposition.DispositionType);
        Assert.Equal("application/octet-stream", served.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", served.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("text/plain", file.GetProperty("contentType").GetString());
        Assert.Equal(6, file.GetProperty("size").GetInt64());
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "page.html", "text/html")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "drawing.svg", "image/svg+xml")]
    [InlineData("<html>not a picture</html>", "picture.png", "image/png")]
    [InlineData("GIF8", "short.gif", "image/gif")]
    public async Task What_is_no_picture_is_never_shown_in_place_whatever_it_says_it_is(string text, string name, string contentType)
    {
        var file = await Upload(floor.Owner, Encoding.UTF8.GetBytes(text), name, contentType);

        using var served = await floor.Owner.Http.GetAsync(file.GetProperty("url").GetString(), Cancellation);

        Assert.Equal("attachment", served.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", served.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_picture_is_shown_in_place_as_what_it_is()
    {
        var file = await Upload(floor.Owner, Png, "shot.jpg", "text/html");

        using var served = await floor.Owner.Http.GetAsync(file.GetProperty("url").GetString(), Cancellation);

        Assert.Equal("inline", served.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("image/png", served.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("document", HttpStatusCode.OK)]
    [InlineData("image", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_picture_of_too_many_pixels_is_a_file_and_no_picture(string destination, HttpStatusCode status)
    {
        var large = Png.ToArray();
        (large[18], large[19], large[22], large[23]) = (0xEA, 0x60, 0xEA, 0x60);
        var file = await Upload(floor.Owner, large, "large.png", "image/png");
        using var request = new HttpRequestMessage(HttpMethod.Get, file.GetProperty("url").GetString());
        request.Headers.Add("Sec-Fetch-Dest", destination);

        using var served = await floor.Owner.Http.SendAsync(request, Cancellation);

        Assert.Equal(status, served.StatusCode);
        Assert.NotEqual("image/png", served.Content.Headers.ContentType?.MediaType);
        Assert.NotEqual("inline", served.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_asked_for()
    {
        var file = await Upload(floor.Owner, "0123456789"u8.ToArray(), "digits.txt", "text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Get, file.GetProperty("url").GetString());
        request.Headers.Range = new RangeHeaderValue(3, 5);

        using var served = await floor.Owner.Http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.PartialContent, served.StatusCode);
        Assert.Equal("345", await served.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task An_address_that_was_tampered_with_is_none()
    {
        var url = (await Upload(floor.Owner, [1, 2, 3], "a.bin", "application/octet-stream")).GetProperty("url").GetString()!;
        var parts = url.Split('/');
        var until = url.Split("until=")[1].Split('&')[0];
        string[] tampered =
        [
            url.Replace("a.bin", "a.html", StringComparison.Ordinal),
            url.Replace($"/{WebFloor.Account}/", "/other/", StringComparison.Ordinal),
            url.Replace(parts[3], new('0', 64), StringComparison.Ordinal),
            url.Replace(until, until + "0", StringComparison.Ordinal),
            url[..^2] + (url[^2..] is "AA" ? "BB" : "AA"),
            url.Split('?')[0],
            url.Split("&sig")[0],
        ];

        foreach (var address in tampered)
        {
            using var served = await floor.Owner.Http.GetAsync(address, Cancellation);
            await TicketsTests.Refused(served, HttpStatusCode.Forbidden, "not_our_address");
        }
    }

    [Theory]
    [InlineData(2_000_000)]
    public async Task A_file_that_is_too_large_is_refused_and_says_so(int size)
    {
        using var form = Form(new byte[size], "large.bin", "application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/files") { Content = form };
        request.Headers.ExpectContinue = true; // The server refuses by the length alone and closes; who has begun to send may not live to read why.

        using var answer = await floor.Owner.Http.SendAsync(request, Cancellation);

        await TicketsTests.Refused(answer, HttpStatusCode.RequestEntityTooLarge, "too_large");
    }

    [Fact]
    public async Task A_file_a_byte_too_large_is_refused_by_name()
    {
        using var form = Form(new byte[1_000_001], "large.bin", "application/octet-stream");

        using var answer = await floor.Owner.Http.PostAsync("/api/v1/files", form, Cancellation);

        await TicketsTests.Refused(answer, HttpStatusCode.RequestEntityTooLarge, "too_large", "file");
    }

    [Fact]
    public async Task A_body_without_a_file_is_refused()
    {
        using var wrong = new MultipartFormDataContent { { new StringContent("x"), "other" } };
        using var noPart = await floor.Owner.Http.PostAsync("/api/v1/files", wrong, Cancellation);
        await TicketsTests.Refused(noPart, HttpStatusCode.BadRequest, "invalid", "file");

        using var plain = new StringContent("x");
        using var noForm = await floor.Owner.Http.PostAsync("/api/v1/files", plain, Cancellation);
        await TicketsTests.Refused(noForm, HttpStatusCode.BadRequest, "invalid", "file");

        using var broken = new StringContent("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nno end");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var noEnd = await floor.Owner.Http.PostAsync("/api/v1/files", broken, Cancellation);
        await TicketsTests.Refused(noEnd, HttpStatusCode.BadRequest, "invalid", "file");
    }

    internal static async Task<JsonElement> Upload(Person person, byte[] bytes, string name, string contentType)
    {
        using var form = Form(bytes, name, contentType);
        using var answer = await person.Http.PostAsync("/api/v1/files", form, Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.Created);
    }

    private static MultipartFormDataContent Form(byte[] bytes, string name, string contentType)
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        part.Headers.ContentDisposition = new("form-data") { Name = "file", FileName = name, FileNameStar = name };
        return new() { part };
    }
}
