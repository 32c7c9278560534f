using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing.Servers;
using static Oqupie.Testing.Servers.FacebookCalls;

namespace Oqupie.Channels.Tests.Facebook;

/// <summary>The whole way, from Facebook's call to a ticket and back.</summary>
public sealed class FacebookWholeTests : IAsyncLifetime
{
    private const string Person = FacebookSilo.Person;
    private const string Post = $"{FacebookServer.Page}_1221";

    private readonly FacebookSilo _silo = new();

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    public async ValueTask InitializeAsync() => await _silo.Start();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task A_message_told_twice_is_one_and_what_follows_is_of_its_ticket()
    {
        var first = Of(Written("m_1", "Hello"));

        await _silo.Bring(first);
        await _silo.Bring(first);
        await _silo.Bring(Of(Written("m_1", "Hello"), Written("m_2", "Are you there?")));

        var rows = await _silo.Rows();
        Assert.Equal([IntakeFate.Message, IntakeFate.Ticket], rows.Select(row => row.Fate));
        Assert.Equal(["Hello", "Are you there?"], Messages(await _silo.Timeline(rows[0].Ticket!.Value)));
    }

    [Fact]
    public async Task A_changed_message_stays_and_its_newest_words_are_beside_it_whichever_comes_first()
    {
        await _silo.Bring(Of(From(Person, "message_edit", new { mid = "m_1", text = "Helo", num_edit = 1 }, TimeProvider.System.GetUtcNow())));
        await _silo.Bring(Of(From(Person, "message_edit", new { mid = "m_1", text = "Hello", num_edit = 2 }, TimeProvider.System.GetUtcNow())));
        await _silo.Bring(Of(Written("m_1", "Hlo")));
        var rows = await _silo.Bring(Of(From(Person, "message", new { mid = "m_1", is_deleted = true }, TimeProvider.System.GetUtcNow())));

        var timeline = await _silo.Timeline(rows.First(row => row.Fate is IntakeFate.Ticket).Ticket!.Value);
        Assert.Equal(["Helo"], Messages(timeline));
        Assert.Equal("Hello", Assert.Single(timeline, item => item.Type is TimelineKind.Edited).Text);
        Assert.Single(timeline, item => item.Type is TimelineKind.Removed);
    }

    [Fact]
    public async Task An_answer_leaves_is_echoed_arrives_and_is_read()
    {
        var ticket = (await _silo.Bring(Of(Written("m_1", "Hello"))))[0].Ticket!.Value;
        await Replied(ticket, "On it.");
        await _silo.Delivery(ticket, DeliveryState.Sent);

        var sent = Assert.Single(_silo.Server.Taken);
        await _silo.Bring(Of(Echo(sent)));
        await _silo.Bring(Of(From(Person, "delivery", new { mids = new[] { sent.Id }, watermark = Now })));
        await _silo.Delivery(ticket, DeliveryState.Delivered);
        await _silo.Bring(Of(From(Person, "read", new { watermark = Now })));
        await _silo.Delivery(ticket, DeliveryState.Read);

        Assert.Single(await _silo.Timeline(ticket), item => item.Type is TimelineKind.Reply);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_settled_by_its_echo()
    {
        var ticket = (await _silo.Bring(Of(Written("m_1", "Hello"))))[0].Ticket!.Value;
        _silo.Server.Failures.Enqueue(FacebookFailure.Lost);
        await Replied(ticket, "On it.");
        await _silo.Delivery(ticket, DeliveryState.Unknown);

        await _silo.Bring(Of(Echo(Assert.Single(_silo.Server.Taken))));

        await _silo.Delivery(ticket, DeliveryState.Sent);
        Assert.Single(await _silo.Timeline(ticket), item => item.Type is TimelineKind.Reply);
        Assert.Single(_silo.Server.Taken);
    }

    [Fact]
    public async Task What_a_colleague_wrote_at_Facebook_is_on_the_ticket_once()
    {
        var ticket = (await _silo.Bring(Of(Written("m_1", "Hello"))))[0].Ticket!.Value;
        var echo = Of(To(Person, "message", new { mid = "m_2", text = "From the inbox.", is_echo = true }));

        await _silo.Bring(echo);
        await _silo.Bring(echo);

        Assert.Equal("From the inbox.", Assert.Single(await _silo.Timeline(ticket), item => item.Type is TimelineKind.Reply).Text);
    }

    [Fact]
    public async Task A_comment_is_answered_below_it_and_our_own_comes_back_to_nobody()
    {
        var ticket = (await _silo.Bring(Feed(Now / 1_000, Commented("1221_1", Post, "Where is it?"))))[0].Ticket!.Value;
        await Replied(ticket, "We look into it.");
        await _silo.Delivery(ticket, DeliveryState.Sent);
        var sent = Assert.Single(_silo.Server.Taken);
        Assert.Equal("/1221_1/comments", sent.Path);

        var rows = await _silo.Bring(Feed(Now / 1_000, Commented(sent.Id, "1221_1", "We look into it.", FacebookServer.Page)));
        await _silo.Bring(Feed(Now / 1_000, Commented("1221_3", "1221_1", "Thanks")));
        await _silo.Bring(Feed(Now / 1_000, Commented("1221_4", Post, "Mine, too")));

        Assert.Contains(rows, row => row.Fate is IntakeFate.Echo && row.Ticket == ticket);
        var timeline = await _silo.Timeline(ticket);
        Assert.Equal(["Where is it?", "Thanks"], Messages(timeline));
        Assert.Single(timeline, item => item.Type is TimelineKind.Reply);
        Assert.Contains(await _silo.Rows(), row => row.Fate is IntakeFate.Ticket && row.Ticket != ticket);
    }

    [Fact]
    public async Task A_reply_is_kept_to_what_Facebook_takes()
    {
        const string family = "👨‍👩‍👧‍👦";
        var ticket = (await _silo.Bring(Of(Written("m_1", "Hello"))))[0].Ticket!.Value;
        var lastWeek = TimeProvider.System.GetUtcNow().AddDays(-8);
        var late = (await _silo.Bring(Of(From("77", "message", new { mid = "m_7", text = "Old" }, lastWeek))))[0].Ticket!.Value;

        var refused = await _silo.Reply(ticket, string.Concat(Enumerable.Repeat(family, 182)));

        Assert.Equal(("reply_too_long", "2002"), (refused.Refusal?.Code, refused.Refusal?.Values?["length"]));
        Assert.Equal("reply_closed", (await _silo.Reply(late, "Sorry")).Refusal?.Code);
    }

    [Fact]
    public async Task A_call_of_a_stranger_is_refused_and_stores_nothing()
    {
        Assert.Equal("bad_signature", (await _silo.Push(Of(Written("m_1", "Hello")), Signature([1]))).Refusal?.Code);
        Assert.Empty(await _silo.Rows());
    }

    private static Dictionary<string, object> Written(string id, string text) =>
        From(Person, "message", new { mid = id, text }, TimeProvider.System.GetUtcNow());

    private static Dictionary<string, object> Echo(FacebookWritten sent) => To(Person, "message", new
    {
        mid = sent.Id,
        is_echo = true,
        app_id = 4242,
        text = (string?)sent.Body["message"]!["text"],
        metadata = (string?)sent.Body["message"]!["metadata"],
    });

    private static object Commented(string id, string parent, string message, string from = "555") =>
        new { item = "comment", verb = "add", comment_id = id, parent_id = parent, post_id = Post, from = new { id = from }, message, created_time = 1 };

    private static IEnumerable<string?> Messages(IEnumerable<TimelineItem> timeline) =>
        timeline.Where(item => item.Type is TimelineKind.Message).Select(item => item.Text);

    private async Task Replied(long ticket, string text) => Assert.Null((await _silo.Reply(ticket, text)).Refusal);
}
