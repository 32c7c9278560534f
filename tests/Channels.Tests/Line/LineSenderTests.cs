using System.Text;
using Oqupie.Channels.Line;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Line;

/// <summary>How answers leave, and what LINE's answers mean.</summary>
public sealed class LineSenderTests : IAsyncDisposable
{
    private readonly LineRig _rig = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task An_answer_reaches_its_customer_and_has_LINEs_name()
    {
        var answer = await _rig.Send(_rig.Answer("확인해 볼게요. <b>\"곧\"</b> 👍🏽"));

        var pushed = Assert.Single(_rig.Server.Pushed);
        Assert.Equal((LineRig.Ada, "확인해 볼게요. <b>\"곧\"</b> 👍🏽"), (pushed.To, pushed.Text));
        Assert.Equal((DeliveryState.Sent, pushed.Id), (answer.State, answer.ExternalId));
    }

    [Fact]
    public async Task Every_try_of_an_answer_bears_one_key_and_other_answers_bear_others()
    {
        _rig.Server.Fail("/push", 500);
        await _rig.Send(_rig.Answer());
        await _rig.Send(_rig.Answer());
        await _rig.Send(_rig.Answer(id: "o2"));

        Assert.Equal([true, false], _rig.Server.Keys.Zip(_rig.Server.Keys.Skip(1)).Select(pair => pair.First == pair.Second));
        Assert.NotEqual(LineRetryKey.Of("acme/line1", "o1"), LineRetryKey.Of("acme/line2", "o1"));
    }

    [Fact]
    public void A_key_is_the_same_in_every_version_of_ours() =>
        Assert.Equal("d15a5df6-66e0-843a-a59a-8276c623511f", LineRetryKey.Of("acme/line1", "o1").ToString("D"));

    [Fact]
    public async Task An_answer_whose_taking_we_did_not_hear_of_is_there_once()
    {
        _rig.Server.LosesAnswers = true;
        var lost = await _rig.Send(_rig.Answer());
        _rig.Server.LosesAnswers = false;

        var again = await _rig.Send(_rig.Answer() with { TryingSince = _rig.Clock.GetUtcNow(), IsDoubtful = true });

        Assert.Equal((DeliveryState.Queued, DeliveryState.Sent), (lost.State, again.State));
        Assert.Equal(Assert.Single(_rig.Server.Pushed).Id, again.ExternalId);
    }

    [Theory]
    [InlineData(null, DeliveryState.Queued)]
    [InlineData(22, DeliveryState.Queued)]
    [InlineData(23, DeliveryState.Unknown)]
    public async Task While_the_key_holds_it_may_be_tried_again(int? hours, DeliveryState found)
    {
        var item = _rig.Answer() with { TryingSince = _rig.Clock.GetUtcNow() - (hours is { } some ? TimeSpan.FromHours(some) : null) };

        Assert.Equal(found, (await _rig.Kind.Find(LineRig.Channel(), item, Cancellation)).State);
        Assert.Equal(found is DeliveryState.Queued ? DeliveryState.Sent : DeliveryState.Unknown, (await _rig.Send(item)).State);
        Assert.Equal(found is DeliveryState.Queued ? 1 : 0, _rig.Server.Pushed.Count);
    }

    [Theory]
    [InlineData(400, """{"message":"The property, 'to', in the request body is invalid (line: -, column: -)"}""",
        DeliveryState.Failed, "cannot reach this person")]
    [InlineData(400, """{"message":"Failed to send messages"}""", DeliveryState.Failed, "cannot reach this person")]
    [InlineData(400, """{"message":"1 error","details":[{"message":"May not be empty","property":"messages[0].text"}]}""",
        DeliveryState.Failed, "1 error May not be empty (messages[0].text)")]
    [InlineData(401, """{"message":"Authentication failed"}""", DeliveryState.Queued, "Issue a new one")]
    [InlineData(403, """{"message":"Access to this API is not available for your account"}""", DeliveryState.Failed, "not available for your account")]
    [InlineData(404, "<html>", DeliveryState.Failed, "LINE refused the reply.")]
    [InlineData(409, "{}", DeliveryState.Failed, "LINE refused the reply.")]
    [InlineData(409, """{"message":"The retry key is already accepted"}""", DeliveryState.Sent, "An earlier try")]
    [InlineData(429, """{"message":"You have reached your monthly limit."}""", DeliveryState.Failed, "Raise the limit")]
    [InlineData(429, """{"message":"You have exceeded the target limit for additional messages."}""", DeliveryState.Failed, "Raise the limit")]
    [InlineData(429, """{"message":"The API rate limit has been exceeded. Try again later."}""", DeliveryState.Queued, "fewer calls")]
    [InlineData(500, """{"message":"Internal server error"}""", DeliveryState.Queued, "Internal server error")]
    [InlineData(503, "", DeliveryState.Queued, "tried again.")]
    [InlineData(302, "", DeliveryState.Queued, "not LINE (HTTP 302)")]
    [InlineData(200, "<html>Sign in to this network</html>", DeliveryState.Queued, "not LINE (HTTP 200)")]
    [InlineData(200, "{}", DeliveryState.Sent, "LINE has taken it.")]
    public async Task What_LINE_says_is_what_became_of_it(int status, string body, DeliveryState state, string words)
    {
        _rig.Server.Fail("/push", status, body);

        var answer = await _rig.Send(_rig.Answer());

        Assert.Equal(state, answer.State);
        Assert.Contains(words, answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_to_come_back_is_kept()
    {
        _rig.Server.Fail("/push", 429, """{"message":"The API rate limit has been exceeded. Try again later."}""", retryAfter: 90);

        Assert.Equal(TimeSpan.FromSeconds(90), (await _rig.Send(_rig.Answer())).Pause);
    }

    [Fact]
    public async Task Where_the_months_messages_are_used_up_nothing_leaves_until_a_person_sends_it_again()
    {
        _rig.Server.MonthlyLimit = 0;
        var refused = await _rig.Send(_rig.Answer());
        _rig.Server.MonthlyLimit = 1;

        Assert.Equal((DeliveryState.Failed, DeliveryState.Sent), (refused.State, (await _rig.Send(_rig.Answer())).State));
    }

    [Fact]
    public async Task Where_nobody_listens_it_waits()
    {
        await _rig.Server.DisposeAsync();

        Assert.Equal(new(DeliveryState.Queued, "The provider cannot be reached."), await _rig.Send(_rig.Answer()));
    }

    [Fact]
    public async Task A_token_is_in_no_words_of_ours()
    {
        _rig.Server.Fail("/push", 400, $$"""{"message":"{{LineServer.Token}} is wrong{{new string('!', 9_000)}}"}""");

        var answer = await _rig.Send(_rig.Answer());

        Assert.DoesNotContain(LineServer.Token, answer.Answer, StringComparison.Ordinal);
        Assert.InRange(answer.Answer.Length, 1, 600);
    }

    [Theory]
    [InlineData("가", 5_000)]
    [InlineData("e\u0301", 2_500)]
    [InlineData("👨‍👩‍👧‍👦", 454)]
    public async Task LINE_takes_what_the_surface_lets_through_and_no_more(string letter, int most)
    {
        var fits = string.Concat(Enumerable.Repeat(letter, most));

        Assert.Equal(ReplyCounter.Utf16, _rig.Kind.Surface(LineRig.Draft(null)).Counter);
        Assert.InRange(fits.Length, 4_990, _rig.Kind.Surface(LineRig.Draft(null)).Limit ?? 0);
        Assert.Equal(DeliveryState.Sent, (await _rig.Send(_rig.Answer(fits))).State);
        Assert.Equal(DeliveryState.Failed, (await _rig.Send(_rig.Answer(fits + letter + letter, id: "o2"))).State);
        Assert.Equal(fits, Assert.Single(_rig.Server.Pushed).Text, StringComparer.Ordinal); // As it was written, not composed.
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task Without_words_nothing_is_sent(string? text)
    {
        Assert.Equal(DeliveryState.Failed, (await _rig.Send(_rig.Answer() with { Text = text })).State);
        Assert.Empty(_rig.Server.Asked);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"to":""}""")]
    [InlineData("""{"to":null}""")]
    [InlineData("""{"to":"","new":1}""")]
    public async Task Nor_to_nobody(string envelope)
    {
        var item = _rig.Answer();

        Assert.Equal(DeliveryState.Failed, (await _rig.Send(item with { Entry = item.Entry with { Envelope = envelope } })).State);
        Assert.Empty(_rig.Server.Asked);
    }

    [Fact]
    public void What_was_stored_once_is_read() => Assert.Equal(LineRig.Ada, LineEnvelope.Read($$$"""{"to":"{{{LineRig.Ada}}}","later":{}}""").To);

    [Theory]
    [InlineData("U4af4980629a1b2c3d4e5f60718293a4b:468789577898262530", true)]
    [InlineData("U4af4980629a1b2c3d4e5f60718293a4b:e7", true)]
    [InlineData("123456:789", false)]
    [InlineData("gp:AOqpTOE", false)]
    [InlineData("U4af4980629a1b2c3d4e5f60718293a4b", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Whoever_wrote_at_LINE_can_be_answered_there(string? item, bool reaches) => Assert.Equal(reaches, _rig.Kind.Reaches(LineRig.Draft(item)));

    [Fact]
    public void No_files_go_with_it_and_it_is_said_to_cost() =>
        Assert.True(_rig.Kind.Surface(LineRig.Draft(null)) is { Files: false, Slot: ReplySlot.Append, Target: null, Cost.Length: > 0 });
}
