using System.Text.Json.Nodes;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Telegram;

public sealed class TelegramReadTests : IAsyncDisposable
{
    private readonly TelegramSide _side = new();

    private TelegramServer Server => _side.Server;

    public ValueTask DisposeAsync() => _side.DisposeAsync();

    [Fact]
    public async Task What_somebody_wrote_is_theirs_word_for_word()
    {
        var read = await _side.Posted(Server.Message("/start ref-42\n안녕하세요 👨‍👩‍👧‍👦"));

        Assert.Equal("/start ref-42\n안녕하세요 👨‍👩‍👧‍👦", read.Text);
        Assert.Equal(("Ada 러브레이스", ""), (read.From.Name, read.From.Email));
        Assert.Equal(CustomerIdentity.Of("telegram", "9007199254740993"), read.Identity);
        Assert.Equal(("9007199254740993:101", "9007199254740993"), (read.MessageKey, read.Conversation));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(TelegramServer.Written), read.WrittenAt);
    }

    [Fact]
    public async Task A_change_is_one_of_the_same_message()
    {
        var message = Server.Message("Hello");
        var wrote = await _side.Posted(message);

        var item = await _side.Read(Server.Edit(message, "Hello!"));

        var edited = Assert.IsType<Edited>(Assert.Single(item.Events)).Message;
        Assert.Equal((wrote.MessageKey, "Hello!"), (edited.MessageKey, edited.Text));
        Assert.True(edited.Revision > wrote.Revision);
        Assert.Same(edited, item.Message);
    }

    [Theory]
    [InlineData("group")]
    [InlineData("supergroup")]
    [InlineData("channel")]
    [InlineData("")]
    public async Task What_is_said_to_others_too_concerns_no_ticket(string type)
    {
        var message = Server.Message("Hello");
        message["chat"]!["type"] = type;

        await Nothing(Server.Put(message));
    }

    [Fact]
    public async Task What_a_bot_says_concerns_no_ticket()
    {
        var message = Server.Message("Hello");
        message["from"]!["is_bot"] = true;

        await Nothing(Server.Put(message));
    }

    [Fact]
    public async Task What_nobody_has_written_concerns_no_ticket()
    {
        var message = Server.Message();
        message["pinned_message"] = Server.Message("Hello");

        await Nothing(Server.Put(message));
    }

    [Fact]
    public async Task A_place_that_moves_is_told_once()
    {
        var message = Server.Message();
        message["location"] = new JsonObject { ["latitude"] = 37.5665, ["longitude"] = 126.978, ["live_period"] = 900 };
        Assert.StartsWith("Location: 37.5665, 126.978\nhttps://", (await _side.Posted(message)).Text, StringComparison.Ordinal);

        await Nothing(Server.Put(message, "edited_message"));
    }

    [Theory]
    [InlineData("""{"sticker":{"file_id":"s","emoji":"👍"}}""", "👍")]
    [InlineData("""{"sticker":{"file_id":"s"}}""", "[Sticker]")]
    [InlineData("""{"dice":{"emoji":"🎲","value":4}}""", "🎲")]
    [InlineData("""{"contact":{"phone_number":"+821012345678","first_name":"Min","last_name":"Kim"}}""", "Contact: Min Kim +821012345678")]
    [InlineData("""{"poll":{"question":"Which?","options":[{"text":"A"},{"text":"B"}]}}""", "Poll: Which?\n- A\n- B")]
    [InlineData("""{"story":{"id":1}}""", "[A message of a kind that cannot be shown here: story. Look at it in Telegram.]")]
    public async Task What_is_no_text_is_told_in_words(string content, string words)
    {
        var message = Server.Message();
        var (name, value) = ((JsonObject)JsonNode.Parse(content)!).First();
        message[name] = value!.DeepClone();

        Assert.Equal(words, (await _side.Posted(message)).Text);
    }

    [Fact]
    public async Task A_venue_is_told_with_its_name_once()
    {
        var place = new JsonObject { ["latitude"] = 1.5, ["longitude"] = -2.25 };
        var message = Server.Message();
        message["location"] = place.DeepClone();
        message["venue"] = new JsonObject { ["title"] = "Cook Town", ["address"] = "1 Main Street", ["location"] = place };

        var lines = (await _side.Posted(message, "ko")).Text.Split('\n');

        Assert.Equal(["Cook Town", "1 Main Street", "위치: 1.5, -2.25"], lines[..3]);
        Assert.Equal(4, lines.Length);
    }

    [Theory]
    [InlineData("""{"first_name":"","username":"ada"}""", "@ada")]
    [InlineData("""{"first_name":"A\u202Eda\nLovelace\u0000"}""", "AdaLovelace")]
    [InlineData("""{}""", "")]
    public async Task A_name_is_one_line_however_it_is_told(string from, string name)
    {
        var message = Server.Message("Hello");
        message["from"] = JsonNode.Parse(from);
        message["from"]!["id"] = 7;

        Assert.Equal(name, (await _side.Posted(message)).From.Name);
    }

    [Fact]
    public async Task A_long_text_is_cut_between_letters()
    {
        var text = (await _side.Posted(Server.Message("x" + string.Concat(Enumerable.Repeat("😀", 20_000))))).Text;

        Assert.Equal(19_999, text.Length);
        Assert.False(char.IsHighSurrogate(text[^1]));
    }

    [Fact]
    public async Task A_text_with_zeros_is_kept_without_them() => Assert.Equal("ab", (await _side.Posted(Server.Message("a\0b"))).Text);

    [Fact]
    public async Task A_time_beyond_all_times_harms_nothing()
    {
        var message = Server.Message("Hello");
        message["date"] = long.MaxValue;

        Assert.Equal("Hello", (await _side.Posted(message)).Text);
    }

    [Theory]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"date":1,"from":{"id":7},"chat":{"id":7,"type":"private"},"text":"\ud83d"}}""")]
    [InlineData("<html>")]
    [InlineData("""{"hello":"world"}""")]
    public async Task What_cannot_be_read_has_failed_with_a_reason(string update) =>
        Assert.StartsWith("Our parser could not read it", (await _side.Read(update)).Failure, StringComparison.Ordinal);

    private async Task Nothing(string update)
    {
        var item = await _side.Read(update);
        Assert.Null(item.Failure);
        Assert.Empty(item.Events);
    }
}
