using System.Text;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Line;

/// <summary>What people send beside words, and what becomes of it where LINE does not give it.</summary>
public sealed class LineFilesTests : IAsyncDisposable
{
    private const string Picture = """{"type":"image","id":"468789577898262530","contentProvider":{"type":"line"}}""";

    private readonly LineRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData(Picture, "image/jpeg", "image-468789577898262530.jpg", "[Picture]")]
    [InlineData(Picture, "image/png", "image-468789577898262530.png", "[Picture]")]
    [InlineData("""{"type":"video","id":"7","duration":5000,"contentProvider":{"type":"line"}}""", "video/mp4", "video-7.mp4", "[Video]")]
    [InlineData("""{"type":"audio","id":"7","duration":5000,"contentProvider":{"type":"line"}}""", "audio/x-m4a", "audio-7.m4a", "[Voice message]")]
    [InlineData("""{"type":"file","id":"7","fileName":"../영수증.pdf","fileSize":5}""", "application/pdf", "영수증.pdf", "[File] ../영수증.pdf")]
    public async Task A_file_is_in_the_blob_store_under_a_name_that_is_safe(string message, string type, string name, string said)
    {
        _rig.Server.Contents["468789577898262530"] = _rig.Server.Contents["7"] = new("bytes"u8.ToArray(), type);

        var read = await _rig.Posted(message);

        var file = Assert.Single(read.Attachments);
        Assert.Equal((name, type, 5L, said), (file.Name, file.ContentType, file.Size, read.Text));
        Assert.Equal("bytes", Encoding.UTF8.GetString(await _rig.Bytes(file.Sha256)));
    }

    [Theory]
    [InlineData("en", 404, "[Picture] LINE no longer has it, so it could not be fetched.")]
    [InlineData("ko", 410, "[사진] LINE에 더 이상 없어서 가져오지 못했습니다.")]
    [InlineData("en", 400, "[Picture] LINE did not give it, so it could not be fetched.")]
    public async Task A_file_that_is_gone_is_said_to_be(string language, int status, string said)
    {
        _rig.Server.Fail("/content", status);

        var read = await _rig.Posted(Picture, LineRig.Channel(language));

        Assert.Equal((said, 0), (read.Text, read.Attachments.Length));
    }

    [Theory]
    [InlineData(202)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task One_that_LINE_does_not_give_just_now_is_asked_for_again(int status)
    {
        _rig.Server.Contents["468789577898262530"] = new("bytes"u8.ToArray(), "image/jpeg");
        _rig.Server.Fail("/content", status, "{}", retryAfter: 17);

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => _rig.Posted(Picture));

        Assert.Equal(TimeSpan.FromSeconds(17), failed.Pause);
        Assert.Single((await _rig.Posted(Picture)).Attachments);
    }

    [Fact]
    public async Task But_nobody_waits_for_it_for_ever()
    {
        _rig.Server.Fail("/content", 500);
        var happened = LineWebhook.Message("e1", LineRig.Ada, _rig.Clock.GetUtcNow(), Picture);
        _rig.Clock.Advance(TimeSpan.FromMinutes(11));

        var message = Assert.IsType<Posted>(Assert.Single((await _rig.Read(happened)).Events)).Message;

        Assert.Equal("[Picture] LINE did not give it, so it could not be fetched.", message.Text);
    }

    [Fact]
    public async Task One_that_stops_in_the_middle_is_no_file()
    {
        _rig.Server.Contents["468789577898262530"] = new("byt"u8.ToArray(), "image/jpeg") { Size = 5, Stalls = true };

        await Assert.ThrowsAsync<ChannelFailedException>(() => _rig.Posted(Picture)); // After a second, by the setting.
    }

    [Theory]
    [InlineData("""{"type":"file","id":"7","fileName":"dump.bin"}""")]
    [InlineData("""{"type":"file","id":"7","fileName":"dump.bin","fileSize":26214401}""")]
    public async Task One_that_is_too_large_stays_at_LINE(string message)
    {
        _rig.Server.Contents["7"] = new(new byte[(25 << 20) + 1], "application/octet-stream");

        var read = await _rig.Posted(message);

        Assert.Equal(("[File] dump.bin\nIt is larger than 25 MB and was not fetched. Look for it in LINE.", 0), (read.Text, read.Attachments.Length));
        Assert.Equal(message.Contains("fileSize", StringComparison.Ordinal), !_rig.Server.Asked.Contains("GET /v2/bot/message/7/content"));
    }

    [Fact]
    public async Task One_of_just_that_size_comes_in()
    {
        _rig.Server.Contents["7"] = new(new byte[25 << 20], "application/octet-stream");

        Assert.Equal(25 << 20, Assert.Single((await _rig.Posted("""{"type":"file","id":"7","fileName":"dump.bin","fileSize":26214400}""")).Attachments).Size);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_trouble_and_the_message_comes_in()
    {
        var channel = LineRig.Channel(settings: LineRig.Settings(token: "old"));

        var item = await _rig.Read(LineWebhook.Message("e1", LineRig.Ada, _rig.Clock.GetUtcNow(), Picture), channel);

        Assert.Contains("access token", Assert.IsType<Trouble>(item.Events[0]).Reason, StringComparison.Ordinal);
        Assert.Equal(item.Message, Assert.IsType<Posted>(item.Events[1]).Message);
        Assert.Equal("[Picture] LINE did not give it, so it could not be fetched.", item.Message?.Text);
    }
}
