using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Telegram;

/// <summary>From a customer's words to our answer, through the whole house.</summary>
public sealed class TelegramSiloTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_write_is_in_a_ticket_and_what_we_answer_reaches_them()
    {
        await using var silo = await TelegramSilo.Start();
        var message = silo.Server.Message("Where is my parcel?");
        silo.Server.Put(message);
        await silo.Settled(1, Cancellation);
        silo.Server.Edit(message, "Where is my second parcel?");
        silo.Server.Put(silo.Server.Message("Anybody?"));
        await silo.Settled(3, Cancellation);

        var ticket = Assert.Single((await silo.Rows(Cancellation)).Select(row => row.Ticket).Distinct())!.Value;
        var reply = await silo.Reply(ticket, Some.Reply() with { Body = "On its way." }, Cancellation);

        Assert.Null(reply.Refusal);
        await Until.True(() => !silo.Server.Sent.IsEmpty, () => "The reply has not left.", cancellationToken: Cancellation);
        Assert.Equal("On its way.", Assert.Single(silo.Server.Sent)["text"]);
        await Until.True(
            async token => (await silo.Timeline(ticket, token)).Any(item => item.Type is TimelineKind.Reply && item.Delivery is DeliveryState.Sent),
            () => "The ticket does not know it.", cancellationToken: Cancellation);
        var timeline = await silo.Timeline(ticket, Cancellation);
        Assert.Equal(["Where is my parcel?", "Anybody?"], timeline.Where(item => item.Type is TimelineKind.Message).Select(item => item.Text));
        Assert.Equal("Where is my second parcel?", Assert.Single(timeline, item => item.Type is TimelineKind.Edited).Text);
        await Until.True(() => silo.Server.Waiting is 0, () => "Telegram was not told what it may forget.", cancellationToken: Cancellation);
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_refused_before_it_is_sent()
    {
        await using var silo = await TelegramSilo.Start();
        silo.Server.Put(silo.Server.Message("Hello"));
        await silo.Settled(1, Cancellation);

        var refused = await silo.Reply((await silo.Rows(Cancellation))[0].Ticket!.Value, Some.Reply(new('가', 4_097)), Cancellation);

        Assert.Equal("reply_too_long", refused.Refusal?.Code);
    }

    [Fact]
    public async Task What_comes_twice_and_by_both_ways_is_one_message_and_strangers_bring_nothing()
    {
        await using var silo = await TelegramSilo.Start(TelegramSide.Secret, webhook: true);
        var message = silo.Server.Message("Hello");
        var (wrote, changed) = (silo.Server.Put(message), silo.Server.Edit(message, "Hello!"));
        await Until.True(
            async _ => (await silo.Health()) is { State: ChannelState.Ok, Mode: FetchMode.Push }, () => "It does not rest.", cancellationToken: Cancellation);

        Assert.Equal("bad_signature", (await silo.Push(wrote, "another-secret", Cancellation)).Refusal?.Code);
        Assert.Empty(await silo.Rows(Cancellation));

        foreach (var update in new[] { changed, wrote, wrote, changed })
        {
            Assert.Null((await silo.Push(update, TelegramSide.Secret, Cancellation)).Refusal);
        }

        await silo.Settled(2, Cancellation);
        silo.Server.Webhook["url"] = "";
        await silo.Restart();
        await Until.True(() => silo.Server.Waiting is 0, () => "What waited was not asked for.", cancellationToken: Cancellation);
        var rows = await silo.Rows(Cancellation);
        Assert.Equal(2, rows.Length);
        var timeline = await silo.Timeline(rows[0].Ticket!.Value, Cancellation);
        Assert.Equal("Hello!", timeline.Last(item => item.Type is TimelineKind.Message or TimelineKind.Edited).Text);
        Assert.Single(timeline, item => item.Type is TimelineKind.Message);
    }

    [Fact]
    public async Task A_bot_whose_webhook_is_elsewhere_is_failing_in_plain_words_until_that_is_gone()
    {
        await using var silo = await TelegramSilo.Start();
        await Until.True(() => silo.Server.IsAsked, () => "Nobody asks.", cancellationToken: Cancellation);
        silo.Server.Webhook["url"] = "https://elsewhere.example/hook";
        silo.Server.Put(silo.Server.Message("Hello"));
        await Until.True(
            async _ => (await silo.Health()) is { State: ChannelState.Failing, LastError: { } said } && said.Contains("webhook", StringComparison.Ordinal),
            () => "Nobody says so.", cancellationToken: Cancellation);

        silo.Server.Webhook["url"] = "";
        silo.Server.Put(silo.Server.Message("Anybody?"));

        await silo.Settled(2, Cancellation);
        Assert.Equal(ChannelState.Ok, (await silo.Health()).State);
    }
}
