using Oqupie.Channels.GooglePlay;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.GooglePlay;

public sealed class AnsweringTests : IAsyncDisposable
{
    private readonly PlayWorld _world = new();

    public AnsweringTests() => Google.Put("gp:1", "\tHello", _world.Now);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GooglePlayServer Google => _world.Google;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public void An_answer_has_350_units_and_one_place_and_no_files()
    {
        var surface = _world.Channel.Surface(PlayWorld.Draft("gp:1"));

        Assert.Equal((ReplyCounter.Utf16, 350, false), (surface.Counter, surface.Limit, surface.Files));
        Assert.Equal((ReplySlot.Replace, "gp:1"), (surface.Slot, surface.Target));
    }

    [Fact]
    public void It_reaches_a_review_and_nobody_else()
    {
        var draft = PlayWorld.Draft("gp:1");

        Assert.True(_world.Channel.Reaches(draft));
        Assert.True(_world.Channel.Reaches(draft with { Answered = null })); // Sent again: the envelope knows.
        Assert.False(_world.Channel.Reaches(PlayWorld.Draft(review: null)));
    }

    [Fact]
    public async Task An_answer_stands_below_the_review()
    {
        var answer = await _world.Send("고맙습니다. 👨‍👩‍👧‍👦");

        Assert.Equal(DeliveryState.Sent, answer.State);
        Assert.Equal("고맙습니다. 👨‍👩‍👧‍👦", Google.AnswerTo("gp:1"));
    }

    [Fact]
    public async Task The_next_takes_its_place()
    {
        await _world.Send("One");
        await _world.Send("Two");

        Assert.Equal("Two", Google.AnswerTo("gp:1"));
    }

    [Fact]
    public async Task Ids_with_signs_in_them_are_told_as_they_are()
    {
        const string id = "gp:AOq/pTO?x=1&y#z%20";
        Google.Put(id, "\tHello", _world.Now);

        Assert.Equal(DeliveryState.Sent, (await _world.Send("Thanks", id)).State);
        Assert.Equal("Thanks", Google.AnswerTo(id));
    }

    public static TheoryData<string, DeliveryState> Lengths => new()
    {
        { new string('가', 350), DeliveryState.Sent },
        { new string('가', 351), DeliveryState.Failed },
        { string.Concat(Enumerable.Repeat("e\u0301", 175)), DeliveryState.Sent },
        { string.Concat(Enumerable.Repeat("e\u0301", 176)), DeliveryState.Failed },
        { string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 31)), DeliveryState.Sent },
        { string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 32)), DeliveryState.Failed },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Units_are_counted_as_Google_is_believed_to(string text, DeliveryState state) => Assert.Equal(state, (await _world.Send(text)).State);

    [Fact]
    public async Task What_is_too_long_never_leaves()
    {
        await _world.Send(new string('a', 351));

        Assert.Empty(Google.Asked);
    }

    [Fact]
    public async Task An_answer_that_Google_finds_too_long_has_failed()
    {
        Google.Failures.Enqueue((400, """{"error":{"code":400,"message":"Reply text is too long.","status":"INVALID_ARGUMENT"}}""", null));

        var answer = await _world.Send("Thanks");

        Assert.Equal((DeliveryState.Failed, "Google refuses this answer. \"Reply text is too long.\""), (answer.State, answer.Answer));
    }

    [Fact]
    public async Task A_review_that_cannot_be_answered_fails_its_answer_and_not_the_channel()
    {
        Google.Put("gp:2", "\tHello", _world.Now);
        Google.Unanswerable["gp:1"] = true;

        var answer = await _world.Send("Thanks");

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.Contains("This review cannot be replied to.", answer.Answer, StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Sent, (await _world.Send("Thanks", "gp:2")).State);
        Assert.Equal(2, (await _world.All()).Length);
    }

    [Fact]
    public async Task A_review_that_is_gone_takes_no_answer()
    {
        Google.Remove("gp:1");

        var answer = await _world.Send("Thanks");

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.Contains("not there any more", answer.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, """{"error":{"code":500,"message":null,"status":"INTERNAL"}}""")]
    [InlineData(503, "")]
    [InlineData(200, "<html>")]
    [InlineData(302, "")]
    public async Task What_is_Googles_own_fault_is_tried_again(int status, string body)
    {
        Google.Failures.Enqueue((status, body, null));

        Assert.Equal(DeliveryState.Queued, (await _world.Send("Thanks")).State);
        Assert.Equal(DeliveryState.Sent, (await _world.Send("Thanks")).State);
    }

    [Fact]
    public async Task So_is_what_was_too_much_at_once_after_the_pause_that_is_asked_for()
    {
        Google.Failures.Enqueue((429, """{"error":{"code":429,"message":"Quota exceeded","status":"RESOURCE_EXHAUSTED"}}""", 120));

        var answer = await _world.Send("Thanks");

        Assert.Equal((DeliveryState.Queued, TimeSpan.FromMinutes(2)), (answer.State, answer.Pause));
    }

    [Fact]
    public async Task An_answer_whose_end_nobody_heard_is_sent_again_without_harm()
    {
        Google.LosesAnswers = true;
        var lost = await _world.Send("Thanks");
        Google.LosesAnswers = false;

        var found = await _world.Channel.Find(_world.Context(), _world.Item("Thanks", "gp:1"), Cancellation);
        var again = await _world.Send("Thanks");

        Assert.Equal((DeliveryState.Queued, EarlierTry.Gone, DeliveryState.Sent), (lost.State, found, again.State));
        Assert.Equal(("Thanks", 2), (Google.AnswerTo("gp:1"), Google.Replies.Count));
    }

    [Fact]
    public async Task An_answer_without_words_or_without_a_review_has_failed()
    {
        Assert.Equal(DeliveryState.Failed, (await _world.Send(" \n ")).State);
        Assert.Equal(
            DeliveryState.Failed,
            (await _world.Channel.Send(_world.Context(), _world.Item("Thanks", review: null), Cancellation)).State);
        Assert.Empty(Google.Asked);
    }

    [Fact]
    public async Task One_that_was_put_out_with_an_envelope_of_another_shape_goes_by_its_target()
    {
        var item = _world.Item("Thanks", "gp:1");
        var odd = item with { Entry = item.Entry with { Envelope = "\"gp:1\"", Target = "gp:1" } };

        Assert.Equal(DeliveryState.Sent, (await _world.Channel.Send(_world.Context(), odd, Cancellation)).State);
    }

    [Fact]
    public void Nothing_shows_a_secret() => Assert.Equal(
        ("a token", "reviews@game.iam.gserviceaccount.example"),
        (new GivenToken("ya29.secret", null).ToString(), ServiceAccount.Read(Google.Tokens.KeyFile())!.ToString()));
}
