using System.Text;
using Oqupie.Channels.Tests.Email;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Files;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Channels.Tests.Html;

public sealed class ArticlePicturesTests : IAsyncDisposable
{
    private const string Secret = "37.5665N 126.9780E";

    private static readonly AccountId Account = new("main");

    private readonly Rig _rig = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_within_the_text_goes_into_the_store_and_loses_its_place()
    {
        var html = await Kept($"<p><img alt=\"a > b\" src=\"data:image/jpeg;base64,{Convert.ToBase64String(Photo())}\"></p>");

        var hash = html.Split('/')[3];
        Assert.Equal($"<p><img alt=\"a > b\" src=\"/files/main/{hash}/picture\" width=\"1280\" height=\"720\"></p>", html);
        Assert.DoesNotContain(Secret, await Stored(hash), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uploaded_picture_loses_its_signature_and_its_place()
    {
        var uploaded = await Put(Photo());

        var html = await Kept($"<img src=\"/files/main/{uploaded}/%EC%A7%91.jpg?until=1700000000&amp;sig=abc\">");

        var hash = html.Split('/')[3];
        Assert.NotEqual(uploaded, hash);
        Assert.Equal($"<img src=\"/files/main/{hash}/%EC%A7%91.jpg\" width=\"1280\" height=\"720\">", html);
        Assert.DoesNotContain(Secret, await Stored(hash), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_text_again_is_the_same_whatever_its_signature()
    {
        var once = await Kept($"<img src=\"/files/main/{await Put(Photo())}/home.jpg?until=1&amp;sig=a\" width=\"20\">");
        var hash = once.Split('/')[3];

        Assert.Equal(once, await Kept(once));
        Assert.Equal(once, await Kept(once.Replace("home.jpg", "home.jpg?until=2&amp;sig=b", StringComparison.Ordinal)));
        Assert.Equal($"<img src=\"/files/main/{hash}/home.jpg\" width=\"20\">", once);
    }

    [Fact]
    public async Task A_picture_of_many_megabytes_within_the_text_leaves_a_short_one()
    {
        byte[] photo = [.. Photo()[..^2], .. new byte[8 << 20], 0xFF, 0xD9];

        var html = await Kept(_rig.The<IArticleHtml>().Sanitise($"<p><img src=\"data:image/jpeg;base64,{Convert.ToBase64String(photo)}\"></p>"));

        Assert.InRange(html.Length, 90, 200);
    }

    [Theory]
    [InlineData("<img src=\"https://cook.example/a.png\" alt=\"a\">")]
    [InlineData("<img src=\"/portal/cook/images/a\">")]
    [InlineData("<img alt=\"a\">")]
    [InlineData("<img alt=\"a")]
    [InlineData("<p>src=\"/files/main/x/y\" data:image/png;base64,AA</p>")]
    public async Task What_is_none_of_ours_stays_as_it_is(string html) => Assert.Equal(html, await Kept(html));

    [Theory]
    [InlineData("data:image/png;base64,PHN2Zz4=", "not-a-picture")]
    [InlineData("data:image/png;base64,%%%", "not-a-picture")]
    [InlineData("data:image/png,abc", "not-a-picture")]
    [InlineData("data:", "not-a-picture")]
    [InlineData("/files/other/0123456789012345678901234567890123456789012345678901234567890123/a.png", "no-such-picture")]
    [InlineData("/files/main/0123456789012345678901234567890123456789012345678901234567890123/a.png", "no-such-picture")]
    [InlineData("/files/main/../../etc/passwd", "no-such-picture")]
    [InlineData("/files/", "no-such-picture")]
    public async Task What_is_no_picture_of_the_account_is_refused(string source, string code)
    {
        var refusal = (await Keep($"<img src=\"{source}\">")).Refusal!;

        Assert.Equal((code, "body"), (refusal.Code, refusal.Field));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_and_so_is_one_too_large()
    {
        var text = await Put("<html>"u8.ToArray());
        var large = await Put(new byte[50 << 20]);

        Assert.Equal("not-a-picture", (await Keep($"<img src=\"/files/main/{text}/a.png\">")).Refusal!.Code);
        Assert.Equal("too_large", (await Keep($"<img src=\"/files/main/{large}/a.png\">")).Refusal!.Code);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    private Task<Outcome<string>> Keep(string html) => _rig.The<IArticlePictures>().Keep(Account, html, Cancellation);

    private async Task<string> Kept(string html) => (await Keep(html)).Value!;

    private async Task<string> Put(byte[] bytes) => (await _rig.The<IBlobStore>().Put(Account, new MemoryStream(bytes), Cancellation)).Sha256;

    private async Task<string> Stored(string hash)
    {
        await using var bytes = (await _rig.The<IBlobStore>().Open(Account, hash, Cancellation))!;
        using var reader = new StreamReader(bytes, Encoding.Latin1);
        return await reader.ReadToEndAsync(Cancellation);
    }

    // 1280 by 720, with what a phone adds.
    private static byte[] Photo()
    {
        var exif = Encoding.Latin1.GetBytes($"Exif\0\0II*\0\x08\0\0\0\0\0{Secret}");
        return
        [
            0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, 0xFF, 0xC0, 0, 11, 8, 2, 0xD0, 5, 0, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 3, 0, 9, 8, 0xFF,
            0xD9,
        ];
    }
}
