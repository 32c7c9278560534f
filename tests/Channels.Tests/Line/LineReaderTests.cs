using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Line;

/// <summary>What events become.</summary>
public sealed class LineReaderTests : IAsyncDisposable
{
    private readonly LineRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_text_is_a_message_of_its_writer()
    {
        _rig.Server.Profiles[LineRig.Ada] = """{"displayName":"에이다\n","userId":"x","language":"ko"}""";

        var item = await _rig.Read(LineWebhook.Text("e1", LineRig.Ada, _rig.Clock.GetUtcNow(), "468789577898262530", "결제가 안 돼요 👩‍👩‍👧"));

        var message = Assert.IsType<Posted>(Assert.Single(item.Events)).Message;
        Assert.Equal(
            ($"{LineRig.Ada}:468789577898262530", $"line:{LineRig.Ada}", LineRig.Ada, 0L),
            (message.MessageKey, message.Identity.ToString(), message.Conversation, message.Revision));
        Assert.Equal(("결제가 안 돼요 👩‍👩‍👧", "에이다", "", _rig.Clock.GetUtcNow()), (message.Text, message.From.Name, message.From.Email, message.WrittenAt));
    }

    [Theory]
    [InlineData("\"18446744073709551615\"")]
    [InlineData("18446744073709551615")]
    public async Task An_id_of_64_bits_keeps_every_digit(string id) =>
        Assert.Equal($"{LineRig.Ada}:18446744073709551615", (await _rig.Posted($$"""{"type":"text","id":{{id}},"text":"Hello"}""")).MessageKey);

    [Fact]
    public async Task What_is_taken_back_is_the_message_with_that_id()
    {
        var written = await _rig.Posted("""{"type":"text","id":"468789577898262530","text":"Oops"}""");

        var item = await _rig.Read(LineWebhook.Unsend("e2", LineRig.Ada, _rig.Clock.GetUtcNow(), "468789577898262530"));

        Assert.Equal(written.MessageKey, Assert.IsType<Removed>(Assert.Single(item.Events)).Item);
        Assert.Equal(written.SaidBy, item.Message?.SaidBy); // By whom it waits for what they wrote before.
    }

    [Theory]
    [InlineData("en", """{"type":"sticker","id":"1","packageId":"1","stickerId":"2","keywords":["love","hug"]}""", "[Sticker] love, hug")]
    [InlineData("ko", """{"type":"sticker","id":"1","text":"고마워","keywords":["love"]}""", "[스티커] 고마워 · love")]
    [InlineData("ja", """{"type":"sticker","id":"1"}""", "[Sticker]")]
    [InlineData("ko", """{"type":"location","id":"1","title":"서울역","address":"용산구","latitude":37.5547,"longitude":126.9706}""",
        "[위치] 서울역\n용산구\n37.5547, 126.9706")]
    [InlineData("en", """{"type":"location","id":"1","latitude":-1e2,"longitude":"x"}""", "[Location] -1e2")]
    [InlineData("en", """{"type":"image","id":"1","contentProvider":{"type":"external","originalContentUrl":"https://cdn.example/a.jpg"}}""",
        "[Picture] https://cdn.example/a.jpg")]
    [InlineData("en", """{"type":"hologram","id":"1"}""", "A message of a kind that cannot be shown here.")]
    public async Task What_is_no_text_is_said_in_the_brands_language(string language, string message, string said) =>
        Assert.Equal(said, (await _rig.Posted(message, LineRig.Channel(language))).Text);

    [Fact]
    public async Task What_lies_elsewhere_is_not_fetched()
    {
        await _rig.Posted($$$"""{"type":"image","id":"1","contentProvider":{"type":"external","originalContentUrl":"{{{_rig.Server.Address}}}/x"}}""");

        Assert.Equal([$"GET /v2/bot/profile/{LineRig.Ada}"], _rig.Server.Asked);
    }

    [Theory]
    [InlineData("""{"data":"action=refund&order=7"}""", "[Button] action=refund&order=7")]
    [InlineData("""{"data":"when","params":{"datetime":"2026-01-06T10:00"}}""", "[Button] when 2026-01-06T10:00")]
    public async Task A_button_says_what_it_bears(string postback, string said)
    {
        var item = await _rig.Read(LineWebhook.With(LineWebhook.Event("e7", "postback", LineRig.Ada, _rig.Clock.GetUtcNow()), "postback", postback));

        var message = Assert.IsType<Posted>(Assert.Single(item.Events)).Message;
        Assert.Equal(($"{LineRig.Ada}:e7", said), (message.MessageKey, message.Text));
    }

    [Theory]
    [InlineData("follow")]
    [InlineData("unfollow")]
    [InlineData("join")]
    [InlineData("postback")]
    [InlineData("membership")]
    [InlineData("a kind of next year")]
    public async Task Nothing_else_is_anybodys_business(string type)
    {
        var item = await _rig.Read(LineWebhook.Event("e1", type, LineRig.Ada, _rig.Clock.GetUtcNow()));

        Assert.Null(item.Failure);
        Assert.Empty(item.Events);
    }

    [Theory]
    [InlineData("""{"type":"group","groupId":"C1","userId":"U4af4980629a1b2c3d4e5f60718293a4b"}""")]
    [InlineData("""{"type":"room","roomId":"R1","userId":"U4af4980629a1b2c3d4e5f60718293a4b"}""")]
    [InlineData("""{}""")]
    public async Task Groups_and_rooms_are_not_answered(string source)
    {
        var happened = LineWebhook.Text("e1", LineRig.Ada, _rig.Clock.GetUtcNow(), "1", "Hello all");

        Assert.Empty((await _rig.Read(LineWebhook.With(happened, "source", source))).Events);
    }

    [Theory]
    [InlineData("""{"type":"user"}""")]
    [InlineData("""{"type":"user","userId":"../../v2/bot/info"}""")]
    [InlineData("""{"type":"user","userId":7}""")]
    public async Task Whoever_has_no_id_has_said_nothing_that_could_be_answered(string source)
    {
        var happened = LineWebhook.Text("e1", LineRig.Ada, _rig.Clock.GetUtcNow(), "1", "Hello");

        Assert.Equal(IntakeReasons.NoSender, (await _rig.Read(LineWebhook.With(happened, "source", source))).Failure);
        Assert.Empty(_rig.Server.Asked);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"webhookEventId":"e1"}""")]
    [InlineData("""{"webhookEventId":"e1","type":"message","source":{"type":"user","userId":"U4af4980629a1b2c3d4e5f60718293a4b"}}""")]
    [InlineData("""{"webhookEventId":"e1","type":"unsend","source":{"type":"user","userId":"U4af4980629a1b2c3d4e5f60718293a4b"},"unsend":[]}""")]
    public async Task What_is_no_event_has_failed(string item) =>
        Assert.StartsWith(IntakeReasons.Unreadable, (await _rig.Read(item)).Failure, StringComparison.Ordinal);

    [Theory]
    [InlineData("""\ud83d half""", "\uFFFD half")]
    [InlineData("""half \ude00 and \ud83d\ude00""", "half \uFFFD and 😀")]
    [InlineData("""a\\ud83d \n\ud83d\ud83d\ude00""", "a\\ud83d \n\uFFFD😀")]
    public async Task Half_a_character_costs_nobody_the_rest_of_their_words(string written, string read)
    {
        var item = await _rig.Read($$$"""
            {"webhookEventId":"e1","type":"message","source":{"type":"user","userId":"{{{LineRig.Ada}}}"},
            "message":{"type":"text","id":"1","text":"{{{written}}}"}}
            """);

        Assert.Equal(read, Assert.IsType<Posted>(Assert.Single(item.Events)).Message.Text);
    }

    [Theory]
    [InlineData("99999999999999999")]
    [InlineData("-1")]
    [InlineData("\"noon\"")]
    public async Task A_time_that_there_is_not_is_none(string at) => Assert.Null(
        Assert.IsType<Posted>(Assert.Single((await _rig.Read(
            LineWebhook.With(LineWebhook.Text("e1", LineRig.Ada, _rig.Clock.GetUtcNow(), "1", "Hello"), "timestamp", at))).Events)).Message.WrittenAt);

    [Fact]
    public async Task A_name_is_asked_once_an_hour()
    {
        _rig.Server.Profiles[LineRig.Ada] = """{"displayName":"Ada"}""";
        await _rig.Posted("""{"type":"text","id":"1","text":"Hello"}""");
        _rig.Server.Profiles[LineRig.Ada] = """{"displayName":"Countess"}""";

        var soon = await _rig.Posted("""{"type":"text","id":"2","text":"Hello?"}""");
        _rig.Clock.Advance(TimeSpan.FromMinutes(61));
        var later = await _rig.Posted("""{"type":"text","id":"3","text":"Hello?!"}""");

        Assert.Equal(("Ada", "Countess"), (soon.From.Name, later.From.Name));
        Assert.Equal(2, _rig.Server.Asked.Count);
    }

    [Theory]
    [InlineData(404, 1)]
    [InlineData(401, 1)]
    [InlineData(429, 2)]
    [InlineData(500, 2)]
    public async Task Without_a_name_a_message_comes_in_all_the_same(int status, int asked)
    {
        _rig.Server.Fail(LineRig.Ada, status);
        _rig.Server.Fail(LineRig.Ada, status);

        var first = await _rig.Posted("""{"type":"text","id":"1","text":"Hello"}""");
        await _rig.Posted("""{"type":"text","id":"2","text":"Hello?"}""");

        Assert.Equal(("", "Hello"), (first.From.Name, first.Text));
        Assert.Equal(asked, _rig.Server.Asked.Count); // What LINE will not tell is not asked again and again.
    }

    [Fact]
    public async Task A_name_has_an_end_and_breaks_no_character()
    {
        _rig.Server.Profiles[LineRig.Ada] = $$"""{"displayName":"{{new string('a', 99)}}😀{{new string('b', 5_000)}}"}""";

        Assert.Equal(new string('a', 99), (await _rig.Posted("""{"type":"text","id":"1","text":"Hello"}""")).From.Name);
    }
}
