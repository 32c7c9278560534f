using System.Text;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;
using static Oqupie.Channels.Tests.Facebook.FacebookWorld;

namespace Oqupie.Channels.Tests.Facebook;

/// <summary>What becomes of what people and the page write to each other.</summary>
public sealed class FacebookMessagesTests : IAsyncDisposable
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_767_600_000_000);

    private readonly FacebookWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_message_is_of_its_writer_by_the_pages_own_id()
    {
        _world.Server.People[Person] = ("하늘", "김");

        var message = (await Posted(new { mid = "m_1", text = "환불해 주세요 👋" })).Message;

        Assert.Equal(
            ("m:24129351326671721:m_1", "m:24129351326671721", "환불해 주세요 👋", "하늘 김", At, 1L),
            (message.MessageKey, message.Conversation, message.Text, message.From.Name, message.WrittenAt, message.Revision));
        Assert.Equal(CustomerIdentity.Of("facebook", Person), message.Identity);
    }

    [Fact]
    public async Task Who_has_no_profile_writes_all_the_same_and_is_not_asked_for_again()
    {
        await Posted(new { mid = "m_1", text = "Hi" });
        var message = (await Posted(new { mid = "m_2", text = "Ho" })).Message;

        Assert.Equal(("", "Ho"), (message.From.Name, message.Text));
        Assert.Single(_world.Server.Asked, $"GET /v25.0/{Person} first_name,last_name");
    }

    [Fact]
    public async Task A_name_that_is_not_told_now_is_asked_for_again()
    {
        _world.Server.People[Person] = ("Ada", "Kim");
        _world.Server.Failures.Enqueue(new(400, FacebookServer.Error(4, "Application request limit reached")));

        Assert.Equal("", (await Posted(new { mid = "m_1", text = "Hi" })).Message.From.Name);
        Assert.Equal("Ada Kim", (await Posted(new { mid = "m_2", text = "Ho" })).Message.From.Name);
    }

    [Fact]
    public async Task What_was_pressed_is_what_was_said()
    {
        Assert.Equal("Refund", (await Posted(new { mid = "m_1", text = "Refund", quick_reply = new { payload = "REFUND" } })).Message.Text);
        Assert.Equal("REFUND", (await Posted(new { mid = "m_2", quick_reply = new { payload = "REFUND" } })).Message.Text);
        var pressed = await _world.Event<Posted>(FacebookCalls.Of(FacebookCalls.From(Person, "postback", new { mid = "m_3", title = "Start", payload = "X" })));
        Assert.Equal(("Start", $"m:{Person}:m_3"), (pressed.Message.Text, pressed.Message.MessageKey));
    }

    [Fact]
    public async Task A_changed_message_is_a_newer_one_under_the_same_key()
    {
        var edited = await _world.Event<Edited>(
            FacebookCalls.Of(FacebookCalls.From(Person, "message_edit", new { mid = "m_1", text = "Please refund it", num_edit = 3 })));

        Assert.Equal(($"m:{Person}:m_1", 4L, "Please refund it"), (edited.Message.MessageKey, edited.Message.Revision, edited.Message.Text));
    }

    [Fact]
    public async Task One_that_was_taken_back_is_removed() => Assert.Equal(
        $"m:{Person}:m_1",
        (await _world.Event<Removed>(FacebookCalls.Of(FacebookCalls.From(Person, "message", new { mid = "m_1", is_deleted = true })))).Item);

    [Fact]
    public async Task Our_own_answer_comes_back_with_our_mark()
    {
        var echo = await Echo(new { mid = "m_2", text = "On it.", is_echo = true, app_id = 4242, metadata = "outbox-1" });

        Assert.Equal(("outbox-1", $"m:{Person}:m_2", $"m:{Person}"), (echo.Outbox, echo.Message.MessageKey, echo.Message.Conversation));
        Assert.DoesNotContain(_world.Server.Asked, call => call.Contains(Person, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{\"campaign\": 7}")]
    [InlineData("A mark of another app, which is as long as it pleases")]
    public async Task What_was_written_elsewhere_bears_none(string? metadata)
    {
        var echo = await Echo(new { mid = "m_2", text = "Written in their inbox.", is_echo = true, metadata });

        Assert.Equal((null, "Written in their inbox."), (echo.Outbox, echo.Message.Text));
    }

    [Fact]
    public async Task Messages_that_have_arrived_are_named()
    {
        var receipt = await _world.Event<Receipt>(
            FacebookCalls.Of(FacebookCalls.From(Person, "delivery", new { mids = new[] { "m_2", "m_3" }, watermark = 1_767_600_001_000 })));

        Assert.Equal(DeliveryState.Delivered, receipt.State);
        Assert.Equal([$"m:{Person}:m_2", $"m:{Person}:m_3"], receipt.Items);
        Assert.Null(receipt.UpTo);
    }

    [Theory]
    [InlineData("delivery", DeliveryState.Delivered)]
    [InlineData("read", DeliveryState.Read)]
    public async Task Or_all_up_to_a_time_are(string what, DeliveryState state)
    {
        var receipt = await _world.Event<Receipt>(FacebookCalls.Of(FacebookCalls.From(Person, what, new { watermark = 1_767_600_001_000 })));

        Assert.Equal((state, CustomerIdentity.Of("facebook", Person)), (receipt.State, receipt.Reader));
        Assert.InRange(receipt.UpTo!.Value, At.AddSeconds(1), At.AddSeconds(4));
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(253_402_300_799_999)]
    public async Task A_time_that_is_none_harms_nothing(long watermark) => Assert.Null(
        (await _world.Event<Receipt>(FacebookCalls.Of(FacebookCalls.From(Person, "read", new { watermark })))).UpTo);

    [Theory]
    [InlineData("reaction", """{"mid":"m_2","action":"react","reaction":"love","emoji":"\u2764"}""")]
    [InlineData("pass_thread_control", """{"new_owner_app_id":"1"}""")]
    [InlineData("something_new", """{"deep":{"deeper":[]}}""")]
    public async Task What_concerns_no_ticket_is_a_receipt_of_nothing(string what, string happened)
    {
        var read = await _world.Read(FacebookCalls.Of(
            FacebookCalls.From(Person, what, System.Text.Json.Nodes.JsonNode.Parse(happened)!)));

        Assert.Equal((null, true), (read.Failure, read.Events.IsEmpty));
    }

    [Fact]
    public async Task A_message_of_a_kind_that_nobody_knows_says_so() =>
        Assert.Equal("[A message of a kind that cannot be shown here.]", (await Posted(new { mid = "m_1", is_unsupported = true })).Message.Text);

    [Fact]
    public async Task Ids_of_64_bits_stay_what_they_are()
    {
        var body = """{"object":"page","entry":[{"id":17841400000000017,"messaging":[{"sender":{"id":9007199254740993},"message":{"mid":"m_1"}}]}]}""";

        Assert.Equal("m:9007199254740993", (await _world.Event<Posted>(Encoding.UTF8.GetBytes(body))).Message.Conversation);
    }

    [Fact]
    public async Task Half_a_character_at_the_end_of_a_text_costs_nothing_else()
    {
        var body = """{"object":"page","entry":[{"id":"17841400000000017","messaging":[{"sender":{"id":"7"},"message":{"mid":"m_1","text":"Hi \ud83d"}}]}]}""";

        Assert.Equal("Hi \ufffd", (await _world.Event<Posted>(Encoding.UTF8.GetBytes(body))).Message.Text);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("""{"messaging":""")]
    public async Task What_is_no_item_of_ours_has_failed(string body) =>
        Assert.StartsWith(IntakeReasons.Unreadable, (await _world.ReadRaw(Encoding.UTF8.GetBytes(body))).Failure, StringComparison.Ordinal);

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"messaging":{"sender":{"id":"7"},"message":{}}}""")]
    [InlineData("""{"messaging":{"sender":{"id":"7"},"message":{"mid":7,"text":{}}}}""")]
    [InlineData("""{"change":{"item":"comment"}}""")]
    public async Task What_says_nothing_does_nothing(string body)
    {
        var read = await _world.ReadRaw(Encoding.UTF8.GetBytes(body));

        Assert.Equal((null, true), (read.Failure, read.Events.IsEmpty));
    }

    [Fact]
    public async Task Bytes_that_are_gone_are_said_so()
    {
        var raw = new RawMessage { Source = "push", Sha256 = new('0', 64), Size = 1 };

        Assert.Equal(IntakeReasons.BytesGone, (await _world.ReadRaw(raw)).Failure);
    }

    private Task<Posted> Posted(object message) => _world.Event<Posted>(FacebookCalls.Of(FacebookCalls.From(Person, "message", message)));

    private Task<Echoed> Echo(object message) => _world.Event<Echoed>(FacebookCalls.Of(FacebookCalls.To(Person, "message", message)));
}
