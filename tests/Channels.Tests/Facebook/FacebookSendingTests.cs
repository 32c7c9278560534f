using System.Text.Json.Nodes;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing.Servers;
using static Oqupie.Channels.Tests.Facebook.FacebookWorld;

namespace Oqupie.Channels.Tests.Facebook;

/// <summary>What becomes of answers, against a server that takes and refuses as Facebook does.</summary>
public sealed class FacebookSendingTests : IAsyncDisposable
{
    private const string Chat = $"m:{Person}:m_1";
    private const string Comment = "c:1221_3331";

    private readonly FacebookWorld _world = new();

    private FacebookServer Server => _world.Server;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_answer_within_a_day_is_a_response_that_bears_our_mark()
    {
        var answer = await _world.Send("네, 환불했어요 👋", Chat);

        var written = Assert.Single(Server.Taken);
        Assert.Equal((DeliveryState.Sent, $"m:{Person}:{written.Id}"), (answer.State, answer.ExternalId));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                $$$"""
                {"recipient":{"id":"{{{Person}}}"},"messaging_type":"RESPONSE","message":{"text":"네, 환불했어요 👋","metadata":"outbox-1"}}
                """),
            written.Body));
    }

    [Fact]
    public async Task After_a_day_a_person_answers_as_one()
    {
        var wrote = _world.Clock.GetUtcNow();
        _world.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(DeliveryState.Sent, (await _world.Send("Sorry for the wait.", Chat, wrote)).State);
        Assert.Equal(("MESSAGE_TAG", "HUMAN_AGENT"), Tags());
    }

    [Fact]
    public async Task And_nobody_else_does()
    {
        var wrote = _world.Clock.GetUtcNow();
        _world.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(DeliveryState.Failed, (await _world.Send("We are closed.", Chat, wrote, automatic: true)).State);
        Assert.Empty(Server.Taken);
    }

    [Fact]
    public async Task After_a_week_it_has_failed()
    {
        var wrote = _world.Clock.GetUtcNow();
        _world.Clock.Advance(TimeSpan.FromDays(8));

        var answer = await _world.Send("Too late.", Chat, wrote);

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.StartsWith("The time in which this person can be answered is over", answer.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Comment, "/1221_3331/comments")]
    [InlineData("p:17841400000000017_1221", "/17841400000000017_1221/comments")]
    public async Task A_comment_is_answered_below_it(string item, string path)
    {
        var answer = await _world.Send("We look into it.", item);

        var written = Assert.Single(Server.Taken);
        Assert.Equal((path, "We look into it."), (written.Path, (string?)written.Body["message"]));
        Assert.Equal((DeliveryState.Sent, $"c:{written.Id}"), (answer.State, answer.ExternalId));
        Assert.Equal($"c:122100000000000001_9007199254740994", answer.ExternalId);
    }

    [Fact]
    public async Task A_comment_that_is_gone_cannot_be_answered()
    {
        Server.Gone["1221_3331"] = true;

        var answer = await _world.Send("We look into it.", Comment);

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.StartsWith("What was to be answered is not there any more", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_never_wrote_cannot_be_reached() => Assert.StartsWith(
        "Facebook cannot reach this person", (await _world.Send("Hello", "m:42:m_1")).Answer, StringComparison.Ordinal);

    [Theory]
    [InlineData("U1234:5")]
    [InlineData("m:../me:m_1")]
    [InlineData("c:../me")]
    [InlineData("c:1?x=2")]
    [InlineData("")]
    public async Task What_is_no_item_of_Facebooks_is_not_sent(string item)
    {
        Assert.Equal(DeliveryState.Failed, (await _world.Send("Hello", item)).State);
        Assert.Empty(Server.Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    public async Task Nor_is_one_without_words(string text)
    {
        Assert.Equal(DeliveryState.Failed, (await _world.Send(text, Chat)).State);
        Assert.Empty(Server.Asked);
    }

    [Fact]
    public async Task Facebook_counts_what_a_reply_may_be_as_we_do()
    {
        const string family = "👨‍👩‍👧‍👦";
        var most = string.Concat(Enumerable.Repeat(family, 181)) + "e\u0301이일삼사오육칠";

        Assert.Equal(2_000, most.Length);
        Assert.Equal(DeliveryState.Sent, (await _world.Send(most, Chat)).State);
        Assert.Equal(DeliveryState.Failed, (await _world.Send(most + "!", Chat)).State);
    }

    [Theory]
    [InlineData(400, 190, null, DeliveryState.Failed)]
    [InlineData(400, 102, null, DeliveryState.Failed)]
    [InlineData(400, 10, 2018278L, DeliveryState.Failed)]
    [InlineData(400, 10, null, DeliveryState.Failed)]
    [InlineData(403, 200, null, DeliveryState.Failed)]
    [InlineData(403, 299, null, DeliveryState.Failed)]
    [InlineData(400, 551, null, DeliveryState.Failed)]
    [InlineData(400, 200, 1545041L, DeliveryState.Failed)]
    [InlineData(400, 100, null, DeliveryState.Failed)]
    [InlineData(400, 368, null, DeliveryState.Failed)]
    [InlineData(500, 190, null, DeliveryState.Failed)]
    [InlineData(400, 4, null, DeliveryState.Queued)]
    [InlineData(400, 17, null, DeliveryState.Queued)]
    [InlineData(400, 32, null, DeliveryState.Queued)]
    [InlineData(400, 613, null, DeliveryState.Queued)]
    [InlineData(400, 80001, null, DeliveryState.Queued)]
    [InlineData(500, 1, null, DeliveryState.Queued)]
    [InlineData(500, 2, null, DeliveryState.Queued)]
    [InlineData(500, 777, null, DeliveryState.Unknown)]
    public async Task What_Facebook_refuses_ends_as_it_says(int status, int code, long? subcode, DeliveryState state)
    {
        foreach (var item in new[] { Chat, Comment })
        {
            Server.Failures.Enqueue(new(status, FacebookServer.Error(code, "No.", subcode)));

            var answer = await _world.Send("Hello", item);

            Assert.Equal(state, answer.State);
            Assert.EndsWith("Facebook said: No.", answer.Answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(502, "<html>", DeliveryState.Unknown)]
    [InlineData(500, "", DeliveryState.Unknown)]
    [InlineData(429, "", DeliveryState.Queued)]
    [InlineData(404, "<html>", DeliveryState.Failed)]
    [InlineData(302, "", DeliveryState.Queued)]
    [InlineData(200, "", DeliveryState.Unknown)]
    [InlineData(200, "{}", DeliveryState.Unknown)]
    [InlineData(200, """{"message_id":"a b","id":"../me"}""", DeliveryState.Unknown)]
    [InlineData(200, """{"error":{"code":190,"message":"No."}}""", DeliveryState.Failed)]
    public async Task What_is_no_answer_of_Facebooks_is_told_by_its_status(int status, string body, DeliveryState state)
    {
        foreach (var item in new[] { Chat, Comment })
        {
            Server.Failures.Enqueue(new(status, body));

            Assert.Equal(state, (await _world.Send("Hello", item)).State);
        }
    }

    [Fact]
    public async Task An_answer_that_was_lost_may_have_arrived()
    {
        foreach (var item in new[] { Chat, Comment })
        {
            Server.Failures.Enqueue(FacebookFailure.Lost);

            Assert.Equal(DeliveryState.Unknown, (await _world.Send("Hello", item)).State);
        }

        Assert.Equal(2, Server.Taken.Count);
    }

    [Fact]
    public async Task Where_nobody_answers_it_has_not()
    {
        await Server.DisposeAsync();

        Assert.Equal(DeliveryState.Queued, (await _world.Send("Hello", Chat)).State);
    }

    [Theory]
    [InlineData("Retry-After", "17", 17)]
    [InlineData("X-Business-Use-Case-Usage", """{"17841400000000017":[{"type":"messenger","estimated_time_to_regain_access":19},{"x":1}]}""", 19 * 60)]
    [InlineData("X-Business-Use-Case-Usage", """{"1":[{"estimated_time_to_regain_access":99999999999}]}""", 24 * 60 * 60)]
    [InlineData("X-Business-Use-Case-Usage", """{"1":[{"estimated_time_to_regain_access":0}],"2":7}""", 5 * 60)]
    [InlineData("X-Business-Use-Case-Usage", "[", 5 * 60)]
    [InlineData("X-App-Usage", """{"call_count":100,"total_time":25,"total_cputime":25}""", 5 * 60)]
    public async Task Who_wants_fewer_calls_is_left_alone_for_so_long(string header, string value, int seconds)
    {
        Server.Failures.Enqueue(new(400, FacebookServer.Error(613, "Calls have exceeded the rate limit.")) { Headers = new() { [header] = value } });

        Assert.Equal(TimeSpan.FromSeconds(seconds), (await _world.Send("Hello", Chat)).Pause);
    }

    [Fact]
    public async Task A_secret_that_Facebook_repeats_is_not_shown()
    {
        _world.Set("pageToken", "EAAB-very-secret");

        var answer = await _world.Send("Hello", Chat);

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.Contains("Malformed access token ***", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_of_another_app_proves_nothing()
    {
        _world.Set("appSecret", "another");

        Assert.StartsWith("Facebook refuses the page's access token", (await _world.Send("Hello", Chat)).Answer, StringComparison.Ordinal);
        Assert.Empty(Server.Taken);
    }

    private (string?, string?) Tags()
    {
        var body = Assert.Single(Server.Taken).Body;
        return ((string?)body["messaging_type"], (string?)body["tag"]);
    }
}
