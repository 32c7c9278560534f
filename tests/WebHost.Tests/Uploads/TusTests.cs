using System.Net;
using System.Security.Cryptography;

namespace Oqupie.WebHost.Tests.Uploads;

/// <summary>What tus 1.0.0 wants, line by line, and what whoever means harm may try.</summary>
public sealed class TusTests(WebFloor floor)
{
    private static readonly byte[] Digits = "0123456789"u8.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_asks_hears_what_is_spoken()
    {
        using var anonymous = floor.Client(new());
        using var request = new HttpRequestMessage(HttpMethod.Options, Tus.Uploads);
        using var answer = await anonymous.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("1.0.0", answer.Headers.GetValues("Tus-Version").Single());
        Assert.Equal(
            "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination", answer.Headers.GetValues("Tus-Extension").Single());
        Assert.Equal($"{5L << 30}", answer.Headers.GetValues("Tus-Max-Size").Single());
        Assert.Equal("sha1,sha256", answer.Headers.GetValues("Tus-Checksum-Algorithm").Single());
    }

    [Fact]
    public async Task A_file_comes_in_parts_and_is_a_file_when_it_is_whole()
    {
        var upload = await Tus.Begin(floor.Owner, 10, "보고서.txt");
        using var early = await floor.Owner.Http.GetAsync(upload, Cancellation);
        await Tus.Refused(early, HttpStatusCode.Conflict, "upload_unfinished");

        using var first = await Tus.Patch(floor.Owner, upload, 0, Digits[..4]);
        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal("4", first.Headers.GetValues("Upload-Offset").Single());
        Assert.Equal("1.0.0", first.Headers.GetValues("Tus-Resumable").Single());
        Assert.True(first.Headers.Contains("Upload-Expires"));

        using var head = await Tus.Send(floor.Owner, HttpMethod.Head, upload, null);
        Assert.Equal("4", head.Headers.GetValues("Upload-Offset").Single());
        Assert.Equal("10", head.Headers.GetValues("Upload-Length").Single());
        Assert.Equal($"filename {Tus.Base64("보고서.txt")}", head.Headers.GetValues("Upload-Metadata").Single());
        Assert.True(head.Headers.CacheControl!.NoStore);

        using var last = await Tus.Patch(floor.Owner, upload, 4, Digits[4..]);
        Assert.Equal(HttpStatusCode.NoContent, last.StatusCode);

        using var whole = await floor.Owner.Http.GetAsync(upload, Cancellation);
        var file = await WebFloor.Json(whole, HttpStatusCode.OK);
        Assert.Equal("보고서.txt", file.GetProperty("name").GetString());
        Assert.Equal("0123456789", await floor.Owner.Http.GetStringAsync(file.GetProperty("url").GetString(), Cancellation));
    }

    [Theory]
    [InlineData("POST", Tus.Uploads)]
    [InlineData("HEAD", Tus.Uploads + "/none")]
    [InlineData("PATCH", Tus.Uploads + "/none")]
    [InlineData("DELETE", Tus.Uploads + "/none")]
    public async Task Another_version_is_refused_and_nothing_done(string method, string address)
    {
        using var answer = await Tus.Send(floor.Owner, new(method), address, null, ("Tus-Resumable", "0.2.2"), ("Upload-Length", "1"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal("1.0.0", answer.Headers.GetValues("Tus-Version").Single());
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("Upload-Metadata", "filename YQ==")]
    [InlineData("Upload-Length", "-1")]
    [InlineData("Upload-Length", "ten")]
    [InlineData("Upload-Length", "9223372036854775808")]
    [InlineData("Upload-Defer-Length", "2")]
    public async Task Without_a_length_nothing_begins(string header, string value)
    {
        using var answer = await Tus.Send(floor.Owner, HttpMethod.Post, Tus.Uploads, null, (header, value));

        await Tus.Refused(answer, HttpStatusCode.BadRequest, "bad_upload_length");
    }

    [Theory]
    [InlineData("filename !!!")]
    [InlineData("a YQ==,a Yg==")]
    [InlineData("a b c")]
    [InlineData(",")]
    public async Task Metadata_that_is_none_is_refused(string metadata)
    {
        using var answer = await Tus.Send(floor.Owner, HttpMethod.Post, Tus.Uploads, null, ("Upload-Length", "1"), ("Upload-Metadata", metadata));

        await Tus.Refused(answer, HttpStatusCode.BadRequest, "bad_upload_metadata");
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\r\nSet-Cookie: b.txt", "aSet-Cookie: b.txt")]
    [InlineData("C:\\evil\u202Etxt.exe", "eviltxt.exe")]
    public async Task A_name_is_made_safe(string said, string kept)
    {
        var upload = await Tus.Begin(floor.Owner, 0, said);

        using var whole = await floor.Owner.Http.GetAsync(upload, Cancellation);

        Assert.Equal(kept, (await WebFloor.Json(whole, HttpStatusCode.OK)).GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_is_too_large_does_not_begin()
    {
        using var file = await Tus.Send(floor.Owner, HttpMethod.Post, Tus.Uploads, null, ("Upload-Length", $"{(5L << 30) + 1}"));
        await Tus.Refused(file, HttpStatusCode.RequestEntityTooLarge, "too_large");

        using var words = await Tus.Send(
            floor.Owner, HttpMethod.Post, Tus.Uploads, null, ("Upload-Length", "1"), ("Upload-Metadata", $"a {new string('A', 8000)}"));
        await Tus.Refused(words, HttpStatusCode.BadRequest, "bad_upload_metadata");
    }

    [Fact]
    public async Task A_file_can_come_with_its_beginning()
    {
        using var begun = await Tus.Send(floor.Owner, HttpMethod.Post, Tus.Uploads, new ByteArrayContent(Digits), ("Upload-Length", "10"));
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        Assert.Equal("10", begun.Headers.GetValues("Upload-Offset").Single());

        // Not of this host's name, so that a proxy's clients go on where they began.
        Assert.StartsWith("/api/v1/uploads/", begun.Headers.Location!.OriginalString, StringComparison.Ordinal);

        using var form = await Tus.Send(floor.Owner, HttpMethod.Post, Tus.Uploads, new StringContent("a"), ("Upload-Length", "10"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
    }

    [Theory]
    [InlineData("5", HttpStatusCode.Conflict, "wrong_offset")]
    [InlineData("-1", HttpStatusCode.BadRequest, "bad_upload_offset")]
    [InlineData("none", HttpStatusCode.BadRequest, "bad_upload_offset")]
    [InlineData("9223372036854775808", HttpStatusCode.BadRequest, "bad_upload_offset")]
    public async Task From_a_wrong_offset_nothing_is_kept(string offset, HttpStatusCode status, string code)
    {
        var upload = await Tus.Begin(floor.Owner, 10);
        await Tus.Patch(floor.Owner, upload, 0, Digits[..2]);

        using var answer = await Tus.Patch(floor.Owner, upload, 0, Digits, ("Upload-Offset", offset));

        await Tus.Refused(answer, status, code);
        Assert.Equal(2, await Tus.Offset(floor.Owner, upload));
    }

    [Fact]
    public async Task Bytes_of_another_type_are_refused()
    {
        var upload = await Tus.Begin(floor.Owner, 10);
        using var answer = await Tus.Send(floor.Owner, HttpMethod.Patch, upload, new StringContent("0123456789"), ("Upload-Offset", "0"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal(0, await Tus.Offset(floor.Owner, upload));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_it_is_long_is_refused(bool saysHowMuch)
    {
        var upload = await Tus.Begin(floor.Owner, 5);
        HttpContent more = saysHowMuch ? new ByteArrayContent(Digits) : new StreamContent(new UnknownLength(Digits));
        using var answer = await Tus.Send(floor.Owner, HttpMethod.Patch, upload, more, ("Upload-Offset", "0"));
        await Tus.Refused(answer, HttpStatusCode.RequestEntityTooLarge, "too_large");
        Assert.Equal(0, await Tus.Offset(floor.Owner, upload));

        using var whole = await Tus.Send(floor.Owner, HttpMethod.Patch, upload, new StreamContent(new UnknownLength(Digits[..5])), ("Upload-Offset", "0"));
        Assert.Equal(HttpStatusCode.NoContent, whole.StatusCode);
        using var again = await Tus.Patch(floor.Owner, upload, 5, Digits);
        await Tus.Refused(again, HttpStatusCode.RequestEntityTooLarge, "too_large");
        using var nothing = await Tus.Patch(floor.Owner, upload, 5, []);
        Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
    }

    [Fact]
    public async Task A_length_that_comes_later_comes_once()
    {
        using var begun = await Tus.Send(floor.Owner, HttpMethod.Post, Tus.Uploads, null, ("Upload-Defer-Length", "1"));
        var upload = begun.Headers.Location!.OriginalString;
        await Tus.Patch(floor.Owner, upload, 0, Digits[..4]);
        using var open = await Tus.Send(floor.Owner, HttpMethod.Head, upload, null);
        Assert.Equal("1", open.Headers.GetValues("Upload-Defer-Length").Single());
        Assert.False(open.Headers.Contains("Upload-Length"));

        using var less = await Tus.Patch(floor.Owner, upload, 4, [], ("Upload-Length", "3"));
        await Tus.Refused(less, HttpStatusCode.BadRequest, "other_length");
        using var said = await Tus.Patch(floor.Owner, upload, 4, [], ("Upload-Length", "10"));
        Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);
        using var other = await Tus.Patch(floor.Owner, upload, 4, [], ("Upload-Length", "9"));
        await Tus.Refused(other, HttpStatusCode.BadRequest, "other_length");
        using var last = await Tus.Patch(floor.Owner, upload, 4, Digits[4..]);
        Assert.Equal("10", last.Headers.GetValues("Upload-Offset").Single());
    }

    [Fact]
    public async Task Bytes_are_kept_only_where_they_are_what_their_sum_says()
    {
        var upload = await Tus.Begin(floor.Owner, 10);

        using var unknown = await Tus.Patch(floor.Owner, upload, 0, Digits, ("Upload-Checksum", $"md5 {Convert.ToBase64String(new byte[16])}"));
        await Tus.Refused(unknown, HttpStatusCode.BadRequest, "bad_upload_checksum");
        using var wrong = await Tus.Patch(floor.Owner, upload, 0, Digits[..4], ("Upload-Checksum", $"sha1 {Convert.ToBase64String(new byte[20])}"));
        await Tus.Refused(wrong, (HttpStatusCode)460, "checksum_mismatch");
        Assert.Equal(0, await Tus.Offset(floor.Owner, upload));

        var sha256 = Convert.ToBase64String(SHA256.HashData(Digits.AsSpan(0, 4)));
        using var right = await Tus.Patch(floor.Owner, upload, 0, Digits[..4], ("Upload-Checksum", $"sha256 {sha256}"));
        Assert.Equal("4", right.Headers.GetValues("Upload-Offset").Single());
    }

    [Fact]
    public async Task One_that_was_ended_is_gone()
    {
        var upload = await Tus.Begin(floor.Owner, 10);
        using var ended = await Tus.Send(floor.Owner, HttpMethod.Delete, upload, null);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);

        using var head = await Tus.Send(floor.Owner, HttpMethod.Head, upload, null);
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
        Assert.False(head.Headers.Contains("Upload-Offset"));
        using var again = await Tus.Send(floor.Owner, HttpMethod.Delete, upload, null);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        using var more = await Tus.Patch(floor.Owner, upload, 0, Digits);
        Assert.Equal(HttpStatusCode.NotFound, more.StatusCode);
    }

    [Fact]
    public async Task Anothers_upload_is_not_there()
    {
        var other = await floor.NewMember();
        var upload = await Tus.Begin(floor.Owner, 10);

        using var head = await Tus.Send(other, HttpMethod.Head, upload, null);
        using var more = await Tus.Patch(other, upload, 0, Digits);
        using var end = await Tus.Send(other, HttpMethod.Delete, upload, null);
        using var file = await other.Http.GetAsync(upload, Cancellation);

        Assert.All([head, more, end, file], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(0, await Tus.Offset(floor.Owner, upload));
    }

    [Fact]
    public async Task Begun_twice_it_is_two()
    {
        var (first, second) = (await Tus.Begin(floor.Owner, 10), await Tus.Begin(floor.Owner, 10));
        await Tus.Patch(floor.Owner, second, 0, Digits);

        Assert.NotEqual(first, second);
        Assert.Equal(0, await Tus.Offset(floor.Owner, first));
    }

    [Fact]
    public async Task A_post_can_stand_for_what_a_proxy_lets_not_through()
    {
        var upload = await Tus.Begin(floor.Owner, 10);
        using var more = await Tus.Send(
            floor.Owner, HttpMethod.Post, upload, new ByteArrayContent(Digits[..4]), ("Upload-Offset", "0"), ("X-HTTP-Method-Override", "PATCH"));
        Assert.Equal(HttpStatusCode.NoContent, more.StatusCode);

        // What a browser takes for harmless must be.
        using var harmless = await Tus.Send(floor.Owner, HttpMethod.Head, upload, null, ("X-HTTP-Method-Override", "DELETE"));
        Assert.Equal("4", harmless.Headers.GetValues("Upload-Offset").Single());
    }

    /// <summary>Says nothing of its length, so that it is sent in chunks.</summary>
    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
