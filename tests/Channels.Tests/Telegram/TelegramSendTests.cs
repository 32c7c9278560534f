using System.Text.Json.Nodes;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Telegram;

public sealed class TelegramSendTests : IAsyncDisposable
{
    private readonly TelegramSide _side = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TelegramServer Server => _side.Server;

    public ValueTask DisposeAsync() => _side.DisposeAsync();

    [Theory]
    [InlineData("환불해 드렸습니다.")]
    [InlineData("<b>not bold</b> *nor this* & that")]
    [InlineData("\u1112\u1161\u11ab 👨‍👩‍👧‍👦 e\u0301")]
    public async Task An_answer_arrives_as_it_was_written(string text)
    {
        var answer = await _side.Send(text);

        Assert.Equal((DeliveryState.Sent, "9007199254740993:101"), (answer.State, answer.ExternalId));
        var sent = Assert.Single(Server.Sent);
        Assert.Equal(("sendMessage", "9007199254740993", text, null), (sent.Method, sent["chat_id"], sent["text"], sent["parse_mode"]));
    }

    [Theory]
    [InlineData("x", 4_096)]
    [InlineData("e\u0301", 2_048)]
    [InlineData("👨‍👩‍👧‍👦", 372)]
    public async Task The_longest_that_we_let_through_is_taken(string letter, int times)
    {
        var text = string.Concat(Enumerable.Repeat(letter, times));
        var surface = _side.Channel.Surface(new() { Ticket = new(TelegramSide.Account, 1), Subject = "" });

        Assert.Equal((ReplyCounter.Utf16, 4_096), (surface.Counter, surface.Limit));
        Assert.InRange(text.Length, 4_086, 4_096);
        Assert.Equal(DeliveryState.Sent, (await _side.Send(text)).State);
        Assert.Equal(DeliveryState.Failed, (await _side.Send(text + new string('!', 4_097 - text.Length))).State);
    }

    [Theory]
    [InlineData("Forbidden: bot was blocked by the user", "blocked the bot")]
    [InlineData("Forbidden: user is deactivated", "is no more")]
    [InlineData("Forbidden: bot can't initiate conversation with a user", "cannot write first")]
    [InlineData("Bad Request: chat not found", "no such chat")]
    [InlineData("Bad Request: something new", "something new")]
    public async Task Who_cannot_be_reached_is_said_in_plain_words(string said, string words)
    {
        Server.Refuse(TelegramServer.Ada, said);

        var answer = await _side.Send("Hello");

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.Contains(words, answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_at_once_go_after_the_pause_that_is_asked_for()
    {
        Server.Hurry("sendMessage", 17);

        var answer = await _side.Send("Hello");

        Assert.Equal((DeliveryState.Queued, TimeSpan.FromSeconds(17)), (answer.State, answer.Pause));
        Assert.Empty(Server.Sent);
    }

    [Theory]
    [InlineData(500, """{"ok":false,"error_code":500,"description":"Internal Server Error"}""")]
    [InlineData(502, "<html>Bad Gateway</html>")]
    [InlineData(200, "<html>Sign in to the network</html>")]
    public async Task What_may_have_left_is_not_sent_again_by_itself(int status, string body)
    {
        Server.Fail("sendMessage", status, body);

        Assert.Equal(DeliveryState.Unknown, (await _side.Send("Hello")).State);
    }

    [Fact]
    public async Task An_answer_whose_receipt_was_lost_is_not_sent_again_by_itself()
    {
        Server.LosesAnswers["sendMessage"] = true;

        var answer = await _side.Send("Hello");

        Assert.Equal(DeliveryState.Unknown, answer.State);
        Assert.Single(Server.Sent);
        ISendingChannel sending = _side.Channel;
        Assert.Equal(EarlierTry.Unknowable, await sending.Find(_side.Context(), _side.Reply("Hello", []), Cancellation));
    }

    [Fact]
    public async Task Nobody_there_is_tried_again()
    {
        await Server.DisposeAsync();

        Assert.Equal(DeliveryState.Queued, (await _side.Send("Hello")).State);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(407)]
    public async Task What_a_proxy_held_back_is_tried_again(int status)
    {
        Server.Fail("sendMessage", status, "");

        Assert.Equal(DeliveryState.Queued, (await _side.Send("Hello")).State);
    }

    [Fact]
    public async Task Without_a_good_token_an_answer_waits_for_one()
    {
        Server.IsRevoked = true;

        var answer = await _side.Send("Hello");

        Assert.Equal(DeliveryState.Queued, answer.State);
        Assert.DoesNotContain(TelegramServer.Token, answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_never_writes_first()
    {
        var draft = new ReplyDraft { Ticket = new(TelegramSide.Account, 1), Subject = "" };
        var item = _side.Reply("Hello", []);

        var answer = await _side.Channel.Send(
            _side.Context(), item with { Entry = item.Entry with { Envelope = _side.Channel.Envelope(draft) } }, Cancellation);

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.False(_side.Channel.Reaches(draft with { Answered = new() { Item = "<1@mail.example>" } }));
        Assert.False(_side.Channel.Reaches(draft with { Answered = new() }));
        Assert.True(_side.Channel.Reaches(draft with { Answered = new() { Item = "7:1" } }));
    }

    [Fact]
    public void What_an_envelope_was_stored_as_is_read_for_ever() => Assert.Equal(
        """{"chat":"9007199254740993"}""", _side.Reply("Hello", []).Entry.Envelope);

    [Fact]
    public async Task A_file_goes_with_its_words_in_one_call()
    {
        var file = await _side.File("영수증 \"3월\".pdf", "application/pdf");

        var answer = await _side.Send("Here it is.", file);

        Assert.Equal(DeliveryState.Sent, answer.State);
        var sent = Assert.Single(Server.Sent);
        Assert.Equal(("sendDocument", "9007199254740993", "Here it is."), (sent.Method, sent["chat_id"], sent["caption"]));
        Assert.Equal(("영수증 '3월'.pdf", "application/pdf"), (sent.Files["document"].Name, sent.Files["document"].Type));
        Assert.Equal(await Bytes(file), sent.Files["document"].Bytes.ToArray());
    }

    [Fact]
    public async Task A_picture_is_shown_as_one()
    {
        Assert.Equal(DeliveryState.Sent, (await _side.Send("", await _side.File("a.png", "image/png"))).State);

        var sent = Assert.Single(Server.Sent);
        Assert.Equal(("sendPhoto", null), (sent.Method, sent["caption"]));
    }

    [Fact]
    public async Task A_picture_that_is_not_taken_as_one_goes_as_a_file()
    {
        Assert.Equal(DeliveryState.Sent, (await _side.Send("Look", await _side.File("a.png", "image/png", size: 2_000))).State);

        Assert.Equal("sendDocument", Assert.Single(Server.Sent).Method);
    }

    [Fact]
    public async Task Several_files_come_together_or_not_at_all()
    {
        var files = new[] { await _side.File("a.png", "image/png"), await _side.File("log.txt", "text/plain") };

        var answer = await _side.Send("Both", [.. files]);

        Assert.Equal((DeliveryState.Sent, "9007199254740993:101"), (answer.State, answer.ExternalId));
        var sent = Assert.Single(Server.Sent);
        var media = JsonNode.Parse(sent["media"]!)!.AsArray();
        Assert.Equal("sendMediaGroup", sent.Method);
        Assert.Equal(["attach://file0", "attach://file1"], media.Select(one => (string?)one!["media"]));
        Assert.Equal([null, "Both"], media.Select(one => (string?)one!["caption"]));
        Assert.Equal("log.txt", sent.Files["file1"].Name);
    }

    [Fact]
    public async Task A_long_text_goes_before_its_file()
    {
        await _side.Send(new('x', 1_025), await _side.File("log.txt", "text/plain"));

        Assert.Equal(["sendMessage", "sendDocument"], Server.Sent.Select(sent => sent.Method));
    }

    [Fact]
    public async Task The_rest_of_an_answer_waits_at_once_for_its_turn()
    {
        Server.Hurry("sendDocument", 1);

        var answer = await _side.Send(new('x', 1_025), await _side.File("log.txt", "text/plain"));

        Assert.Equal((DeliveryState.Sent, "9007199254740993:101"), (answer.State, answer.ExternalId));
        Assert.Equal(["sendMessage", "sendDocument"], Server.Sent.Select(sent => sent.Method));
    }

    [Fact]
    public async Task An_answer_that_left_in_part_is_left_to_a_person()
    {
        Server.Fail("sendDocument", 400, """{"ok":false,"error_code":400,"description":"Bad Request: wrong file"}""");

        var answer = await _side.Send(new('x', 1_025), await _side.File("log.txt", "text/plain"));

        Assert.Equal((DeliveryState.Unknown, "9007199254740993:101"), (answer.State, answer.ExternalId));
        Assert.Contains("1 of 2", answer.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>413 Request Entity Too Large</html>")]
    [InlineData("""{"ok":false,"error_code":413,"description":"Request Entity Too Large"}""")]
    public async Task Files_that_are_too_large_for_Telegram_are_said_so(string body)
    {
        Server.Fail("sendDocument", 413, body);

        var answer = await _side.Send("Here", await _side.File("log.txt", "text/plain"));

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.Contains("larger", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_leaves_where_a_file_is_gone()
    {
        var gone = new FileRef { Sha256 = new('a', 64), Size = 1, Name = "log.txt", ContentType = "text/plain" };

        var answer = await _side.Send(new('x', 1_025), gone);

        Assert.Equal((DeliveryState.Failed, "The file log.txt of the reply is no longer there."), (answer.State, answer.Answer));
        Assert.Empty(Server.Calls);
    }

    [Fact]
    public async Task A_file_that_is_too_large_to_go_along_goes_as_an_address()
    {
        var link = new FileLink(new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), "https://support.cook.example");
        var large = await _side.File("video.mp4", "video/mp4") with { Link = link };

        await _side.Send("Here", large);

        var sent = Assert.Single(Server.Sent);
        Assert.StartsWith("Here\n\nvideo.mp4 (", sent["text"], StringComparison.Ordinal);
        Assert.Contains("https://support.cook.example/files/", sent["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_that_would_make_a_text_too_long_go_on_their_own()
    {
        var link = new FileLink(new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), "https://support.cook.example");
        var large = await _side.File("video.mp4", "video/mp4") with { Link = link };

        Assert.Equal(DeliveryState.Sent, (await _side.Send(new('x', 4_090), large)).State);

        Assert.Equal(2, Server.Sent.Count);
    }

    private async Task<byte[]> Bytes(FileRef file)
    {
        await using var kept = await _side.The<IBlobStore>().Open(TelegramSide.Account, file.Sha256, Cancellation);
        using var bytes = new MemoryStream();
        await kept!.CopyToAsync(bytes, Cancellation);
        return bytes.ToArray();
    }
}
