using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Channels.Telegram;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Telegram;

public sealed class TelegramFilesTests : IAsyncDisposable
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes("a file");

    private readonly TelegramSide _side = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TelegramServer Server => _side.Server;

    public ValueTask DisposeAsync() => _side.DisposeAsync();

    [Fact]
    public async Task A_document_is_kept_under_its_name_with_what_was_said_of_it()
    {
        var message = WithDocument(Server.Keep(Bytes));
        message["caption"] = "The receipt";

        var read = await _side.Posted(message);

        var file = Assert.Single(read.Attachments);
        Assert.Equal(("The receipt", "영수증.pdf", "application/pdf", (long)Bytes.Length), (read.Text, file.Name, file.ContentType, file.Size));
        await using var kept = await _side.The<IBlobStore>().Open(TelegramSide.Account, file.Sha256, Cancellation);
        Assert.Equal("a file", await new StreamReader(kept!).ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task Of_a_photo_the_largest_is_kept()
    {
        var message = Server.Message();
        message["photo"] = new JsonArray(
            Size(Server.Keep([1]), 90, 60), Size(Server.Keep(Bytes), 1_280, 853), Size(Server.Keep([2]), 320, 213));

        var file = Assert.Single((await _side.Posted(message)).Attachments);

        Assert.Equal(("photo-101.jpg", "image/jpeg", (long)Bytes.Length), (file.Name, file.ContentType, file.Size));
    }

    [Theory]
    [InlineData("voice", "voice-101.ogg", "audio/ogg")]
    [InlineData("audio", "audio-101.mp3", "audio/mpeg")]
    [InlineData("video", "video-101.mp4", "video/mp4")]
    [InlineData("video_note", "video-note-101.mp4", "video/mp4")]
    public async Task What_has_no_name_gets_one(string kind, string name, string type)
    {
        var message = Server.Message();
        message[kind] = new JsonObject { ["file_id"] = Server.Keep(Bytes) };

        var file = Assert.Single((await _side.Posted(message)).Attachments);

        Assert.Equal((name, type), (file.Name, file.ContentType));
    }

    [Fact]
    public async Task A_moving_picture_that_is_told_twice_is_one_file()
    {
        var message = WithDocument(Server.Keep(Bytes));
        message["animation"] = message["document"]!.DeepClone();

        Assert.Single((await _side.Posted(message)).Attachments);
    }

    [Theory]
    [InlineData("en", "[A file could not be fetched: 영수증.pdf. Telegram does not have it any more.]")]
    [InlineData("ko", "[파일을 받지 못했어요: 영수증.pdf. 텔레그램에 더 이상 없어요.]")]
    public async Task A_file_that_is_gone_is_said_so_in_the_brands_language(string language, string words)
    {
        var message = WithDocument("long-gone");
        message["caption"] = "The receipt";

        var read = await _side.Posted(message, language);

        Assert.Equal(("The receipt\n" + words, true), (read.Text, read.Attachments.IsEmpty));
    }

    [Fact]
    public async Task A_file_that_is_said_to_be_too_large_is_not_asked_for()
    {
        var message = WithDocument("whatever");
        message["document"]!["file_size"] = 3_000_000_000L;

        Assert.Contains("over 20 MB", (await _side.Posted(message)).Text, StringComparison.Ordinal);
        Assert.Empty(Server.Calls);
    }

    [Fact]
    public async Task A_file_that_turns_out_to_be_too_large_is_not_kept()
    {
        var id = Server.Keep(new byte[TelegramFile.Largest + 1]);
        Server.Fail("getFile", 200, $$$"""{"ok":true,"result":{"file_id":"{{{id}}}","file_path":"documents/{{{id}}}"}}""");

        Assert.Contains("over 20 MB", (await _side.Posted(WithDocument(id))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../getMe")]
    [InlineData("documents/../../getMe")]
    [InlineData("/etc/passwd")]
    [InlineData("documents\\\\..\\\\x")]
    [InlineData("documents/\\ud83d")]
    [InlineData("")]
    public async Task A_path_that_leads_elsewhere_is_not_followed(string path)
    {
        Server.Fail("getFile", 200, $$$"""{"ok":true,"result":{"file_path":"{{{path}}}"}}""");

        Assert.Contains("could not be fetched", (await _side.Posted(WithDocument("x"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, """{"ok":false,"error_code":500,"description":"Internal Server Error"}""")]
    [InlineData(502, "<html>")]
    [InlineData(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""")]
    public async Task A_file_that_may_come_later_is_waited_for(int status, string body)
    {
        Server.Fail("getFile", status, body);
        var message = WithDocument(Server.Keep(Bytes));

        await Assert.ThrowsAsync<ChannelFailedException>(() => _side.Posted(message));

        Assert.Single((await _side.Posted(message)).Attachments);
    }

    [Fact]
    public async Task The_pause_that_Telegram_asks_for_before_a_file_is_kept()
    {
        Server.Hurry("getFile", 3);

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => _side.Posted(WithDocument(Server.Keep(Bytes))));

        Assert.Equal(TimeSpan.FromSeconds(3), failed.Pause);
    }

    [Fact]
    public async Task A_file_that_never_comes_holds_nobody_up_for_ever()
    {
        var clock = new FakeTimeProvider();
        using var files = new TelegramFiles(_side.The<TelegramApi>(), _side.The<IBlobStore>(), new FilePatience(clock));
        var file = new TelegramFile("x", "log.txt", "text/plain", null);
        Task<FetchedFile> Fetch()
        {
            Server.Fail("getFile", 502, "");
            return files.Fetch(_side.Bot, TelegramSide.Account, file, Cancellation);
        }

        await Assert.ThrowsAsync<ChannelFailedException>(Fetch);
        clock.Advance(TimeSpan.FromMinutes(14));
        await Assert.ThrowsAsync<ChannelFailedException>(Fetch);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(FileFault.Withheld, (await Fetch()).Fault);
    }

    private static JsonObject Size(string id, int width, int height) => new() { ["file_id"] = id, ["width"] = width, ["height"] = height };

    private JsonObject WithDocument(string id)
    {
        var message = Server.Message();
        message["document"] = new JsonObject { ["file_id"] = id, ["file_name"] = "영수증.pdf", ["mime_type"] = "application/pdf" };
        return message;
    }
}
