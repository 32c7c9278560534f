using Oqupie.Channels.AppStore;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.AppStore;

public sealed class AppStoreReplyTests : IAsyncDisposable
{
    private readonly StoreFront _store = new();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task An_answer_takes_its_place_under_the_review()
    {
        _store.Write("r");

        var answer = await _store.Reply("r", "확인해 볼게요 👋\n\"고마워요\" <b>");

        Assert.Equal(DeliveryState.Sent, answer.State);
        Assert.StartsWith("response-1#", answer.ExternalId, StringComparison.Ordinal);
        Assert.Equal(("r", "확인해 볼게요 👋\n\"고마워요\" <b>"), Assert.Single(_store.Server.Taken));
    }

    [Fact]
    public async Task An_answer_whose_end_nobody_knows_is_sent_again_and_stands_there_once()
    {
        _store.Write("r");
        _store.Server.LosesAnswers = true;
        var first = await _store.Reply("r");
        _store.Server.LosesAnswers = false;

        var found = await _store.Find("r");
        var second = await _store.Reply("r");

        Assert.Equal((DeliveryState.Queued, EarlierTry.Gone, DeliveryState.Sent), (first.State, found, second.State));
        Assert.Equal("확인해 볼게요.", _store.Server.Reviews["r"].Response?.Text);
    }

    [Fact]
    public void What_an_answer_may_be_is_said_before_it_is_written()
    {
        var surface = _store.Kind.Surface(Draft("r"));

        Assert.Equal(
            (ReplyCounter.Utf16, (int?)5_970, ReplySlot.Replace, "r", false),
            (surface.Counter, surface.Limit, surface.Slot, surface.Target, surface.Files));
    }

    [Fact]
    public void Who_wrote_no_review_is_not_reached()
    {
        Assert.True(_store.Kind.Reaches(Draft("r")));
        Assert.False(_store.Kind.Reaches(Draft("r") with { Answered = ContentMeta.None }));
        Assert.False(_store.Kind.Reaches(Draft("r") with { Forward = new(Item: 3, []) }));
    }

    [Theory]
    [InlineData("e\u0301", 2)]
    [InlineData("👨‍👩‍👧‍👦", 11)]
    [InlineData("\u1100\u1161\u11A8", 3)]
    [InlineData("x", 1)]
    public async Task As_much_as_Apple_takes_leaves_and_no_unit_more(string letter, int units)
    {
        Assert.Equal(units, letter.Length);
        _store.Write("r");
        var text = string.Concat(Enumerable.Repeat(letter, 5_970 / units)) + new string('.', 5_970 % units);

        Assert.Equal(DeliveryState.Sent, (await _store.Reply("r", text)).State);
        Assert.Equal(DeliveryState.Failed, (await _store.Reply("r", $"{text}.")).State);
        Assert.Equal(text, Assert.Single(_store.Server.Taken).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task Without_words_nothing_leaves(string text)
    {
        Assert.Equal(DeliveryState.Failed, (await _store.Reply("r", text)).State);
        Assert.Empty(_store.Server.Asked);
    }

    [Fact]
    public async Task A_review_that_is_gone_fails_the_answer()
    {
        var answer = await _store.Reply("nowhere");

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.StartsWith("The review is not there any more. Apple said: There is no resource", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_answer_is_said()
    {
        _store.Write("r");
        _store.Server.MayAnswer = false;

        var answer = await _store.Reply("r");

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.Contains("Customer Support", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_was_taken_back_fails_the_answer()
    {
        _store.Write("r");
        _store.Server.SignIn.IsRevoked = true;

        Assert.Equal(DeliveryState.Failed, (await _store.Reply("r")).State);
    }

    [Fact]
    public async Task Without_a_key_to_sign_with_the_answer_fails_in_plain_words()
    {
        var answer = await _store.Reply("r", settings: _store.Form(("privateKey", "")));

        Assert.Equal((DeliveryState.Failed, true), (answer.State, answer.Answer.Contains(".p8", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(409, DeliveryState.Failed)]
    [InlineData(422, DeliveryState.Failed)]
    [InlineData(400, DeliveryState.Failed)]
    [InlineData(408, DeliveryState.Queued)]
    [InlineData(429, DeliveryState.Queued)]
    [InlineData(500, DeliveryState.Queued)]
    [InlineData(503, DeliveryState.Queued)]
    [InlineData(200, DeliveryState.Queued)]
    [InlineData(302, DeliveryState.Queued)]
    public async Task What_goes_by_is_tried_again_and_nothing_else(int status, DeliveryState state)
    {
        _store.Server.Fail(status);

        Assert.Equal(state, (await _store.Reply("r")).State);
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(null, 60)]
    public async Task Too_many_calls_make_a_pause(int? said, int seconds)
    {
        _store.Server.Fail(429, retryAfter: said);

        Assert.Equal(TimeSpan.FromSeconds(seconds), (await _store.Reply("r")).Pause);
    }

    [Fact]
    public async Task Where_nobody_is_the_answer_waits()
    {
        var answer = await _store.Reply("r", settings: _store.Form(("apiBase", $"http://127.0.0.1:{FreePort.Next()}")));

        Assert.Equal(DeliveryState.Queued, answer.State);
    }

    [Fact]
    public void An_envelope_that_was_stored_is_read()
    {
        Assert.Equal("""{"review":"00000077-b8fa"}""", _store.Kind.Envelope(Draft("00000077-b8fa")));
        Assert.Equal(new AppStoreEnvelope(), AppStoreEnvelope.Of(Stored("{}")));
        Assert.Equal("r", AppStoreEnvelope.Of(Stored("""{"review":"r","later":1}""")).Review);
    }

    private static ReplyDraft Draft(string review) =>
        new() { Ticket = new(new("acme"), 1042), Subject = "Crashes", Answered = ContentMeta.None with { Item = review } };

    private static OutboxItem Stored(string envelope) => new()
    {
        Entry = new() { Id = "o", Ticket = new(new("acme"), 1), Reply = 1, Channel = "c", Content = "x", Customer = "u", DueAt = default, Envelope = envelope },
        State = DeliveryState.Queued,
    };
}
