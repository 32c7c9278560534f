using System.Text.Json.Nodes;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Line;

/// <summary>From LINE's webhook into tickets, and from tickets to people at LINE.</summary>
public sealed class LineTicketTests(LineSilo silo) : IClassFixture<LineSilo>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly string _user = $"U{Guid.NewGuid():N}";

    [Fact]
    public async Task Two_messages_of_one_person_are_one_ticket_under_their_name()
    {
        silo.Server.Profiles[_user] = """{"displayName":"에이다"}""";

        var first = await Bring(Written("1", "안녕하세요"));
        var second = await Bring(Written("2", "결제가 안 돼요"));

        Assert.Equal(first.Ticket, second.Ticket);
        var messages = (await silo.Timeline(first.Ticket!.Value)).Where(item => item.Type is TimelineKind.Message).ToList();
        Assert.Equal(["안녕하세요", "결제가 안 돼요"], messages.OrderBy(item => item.Version).Select(item => item.Text));
    }

    [Fact]
    public async Task What_LINE_delivers_again_is_there_once()
    {
        var written = Written("1", "Hello");
        var row = await Bring(written);

        Assert.Null((await silo.Call(LineWebhook.Call(LineWebhook.Again(written)))).Refusal);
        await Bring(Written("2", "Anybody?"));

        Assert.Equal(2, (await silo.Timeline(row.Ticket!.Value)).Count(item => item.Type is TimelineKind.Message));
    }

    [Fact]
    public async Task What_is_taken_back_at_once_is_taken_back_on_the_ticket()
    {
        var unsent = LineWebhook.Unsend($"u{_user}", _user, Now, "1");

        Assert.Null((await silo.Call(LineWebhook.Call(Written("1", "Oops"), unsent))).Refusal);

        Assert.Equal(IntakeFate.Removal, (await silo.Settled($"u{_user}")).Fate);
        var row = await silo.Settled($"e1{_user}");
        Assert.Equal(row.Message, Assert.Single(await silo.Timeline(row.Ticket!.Value), item => item.Type is TimelineKind.Removed).Of);
    }

    [Fact]
    public async Task A_picture_is_on_the_ticket_although_LINE_had_to_be_asked_twice()
    {
        silo.Server.Contents["77"] = new("bytes"u8.ToArray(), "image/jpeg");
        silo.Server.Fail("/77/content", 202, "{}");
        var message = """{"type":"image","id":"77","contentProvider":{"type":"line"}}""";
        Assert.Null((await silo.Call(LineWebhook.Call(LineWebhook.Message($"e77{_user}", _user, Now, message)))).Refusal);
        await Until.True(
            () => silo.Server.Asked.Contains("GET /v2/bot/message/77/content"), () => "It was not asked for.",
            cancellationToken: TestContext.Current.CancellationToken);

        await Bring(Written("78", "Look")); // Any call takes up what waits; else it is looked for once a minute.

        var row = await silo.Settled($"e77{_user}");
        var picture = Assert.Single(await silo.Timeline(row.Ticket!.Value), item => item.Text is "[사진]");
        Assert.Equal(("image-77.jpg", 5L), (picture.Attachments[0].Name, picture.Attachments[0].Size));
    }

    [Fact]
    public async Task An_answer_is_pushed_to_whoever_wrote()
    {
        var row = await Bring(Written("1", "Hello"));

        var reply = await Reply(row.Ticket!.Value, "확인해 볼게요.");

        await silo.Delivered(row.Ticket!.Value, reply, DeliveryState.Sent);
        Assert.Equal("확인해 볼게요.", Assert.Single(silo.Server.Pushed, push => push.To == _user).Text);
    }

    [Fact]
    public async Task An_answer_that_LINE_took_without_our_hearing_of_it_arrives_once_and_is_sent()
    {
        var row = await Bring(Written("1", "Hello"));
        silo.Server.LosesAnswers = true;
        var reply = await Reply(row.Ticket!.Value, "확인해 볼게요.");
        await Until.True(
            () => silo.Server.Pushed.Any(push => push.To == _user), () => "Nothing left.", cancellationToken: TestContext.Current.CancellationToken);
        silo.Server.LosesAnswers = false;

        await silo.Delivered(row.Ticket!.Value, reply, DeliveryState.Sent);

        Assert.Single(silo.Server.Pushed, push => push.To == _user);
    }

    [Fact]
    public async Task An_answer_that_is_longer_than_LINE_takes_is_refused_before_it_is_stored()
    {
        var row = await Bring(Written("1", "Hello"));

        Assert.Equal("reply_too_long", (await silo.Reply(row.Ticket!.Value, new('가', 5_001))).Refusal?.Code);
        Assert.Null((await silo.Reply(row.Ticket!.Value, new('가', 5_000))).Refusal);
    }

    [Fact]
    public async Task A_call_that_LINE_has_not_signed_is_refused()
    {
        var forged = LineWebhook.Call(LineWebhook.Body(Written("1", "Let me in")), secret: "guessed");

        Assert.Equal("bad_signature", (await silo.Call(forged)).Refusal?.Code);
        Assert.DoesNotContain(await silo.Rows(), row => row.Source.Contains(_user, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_genuine_call_that_is_none_of_LINEs_is_kept_with_a_reason()
    {
        Assert.Null((await silo.Call(LineWebhook.Call("<html>"u8.ToArray()))).Refusal);

        await Until.True(
            async _ => (await silo.Rows()).Any(row =>
                row is { Fate: IntakeFate.Failed, Reason.Length: > 0 } && row.Source.StartsWith("push:unknown:", StringComparison.Ordinal)),
            () => "It has no fate.",
            cancellationToken: TestContext.Current.CancellationToken);
    }

    private JsonObject Written(string message, string text) => LineWebhook.Text($"e{message}{_user}", _user, Now, message, text);

    private async Task<IntakeRow> Bring(JsonObject happened)
    {
        Assert.Null((await silo.Call(LineWebhook.Call(happened))).Refusal);
        return await silo.Settled((string)happened["webhookEventId"]!);
    }

    private async Task<TimelineItem> Reply(long ticket, string text)
    {
        Assert.True((await silo.Reply(ticket, text)).Succeeded(out var reply, out var refusal), refusal?.Reason);
        return reply;
    }
}
