using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.AppStore;

/// <summary>From Apple's side to a ticket and back, through all that is between.</summary>
public sealed class AppStoreTicketsTests : IAsyncLifetime
{
    private StoreSilo _silo = null!;

    public async ValueTask InitializeAsync() => _silo = await StoreSilo.Start();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task A_review_its_edit_and_our_answer_are_one_ticket()
    {
        _silo.Write("r");
        var ticket = await _silo.Ticket("r");
        _silo.Server.Put(_silo.Server.Reviews["r"] with { Body = "It crashes less.", Rating = 3 });
        await _silo.Shows(ticket, "the edit", items => items.Any(item => item is { Type: TimelineKind.Edited, Text: "It crashes less." }));

        await _silo.Reply(ticket, "고쳤어요.");
        await _silo.Shows(ticket, "that it was sent", items => items.Any(item => item is { Type: TimelineKind.Reply, Delivery: DeliveryState.Sent }));
        Assert.Equal(("r", "고쳤어요."), Assert.Single(_silo.Server.Taken));
        _silo.Server.Publish("r");

        await _silo.Shows(
            ticket, "that it was published", items => items.Any(item => item is { Type: TimelineKind.Reply, Delivery: DeliveryState.Published }));
        var timeline = await _silo.Timeline(ticket);
        Assert.Equal("It crashes after the intro.", Assert.Single(timeline, item => item.Type is TimelineKind.Message).Text);
        Assert.Single(timeline, item => item.Type is TimelineKind.Reply);
        Assert.Equal(("r", (int?)5_970), ((await _silo.Surface(ticket)).Target, (await _silo.Surface(ticket)).Limit));
    }

    [Fact]
    public async Task What_a_colleague_answers_in_App_Store_Connect_is_on_the_ticket_once()
    {
        _silo.Write("r");
        var ticket = await _silo.Ticket("r");
        await _silo.Reply(ticket, "Ours.");
        await _silo.Shows(ticket, "that it was sent", items => items.Any(item => item is { Type: TimelineKind.Reply, Delivery: DeliveryState.Sent }));

        _silo.Server.Respond("r", "A colleague's.");
        await _silo.Shows(ticket, "the colleague's answer", items => items.Any(item => item is { Type: TimelineKind.Reply, Text: "A colleague's." }));
        _silo.Server.Publish("r");
        await Until.True(
            async _ => (await _silo.Rows()).Any(row => row.Fate is IntakeFate.Receipt),
            () => "That it was published did not come.",
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            [("Ours.", DeliveryState.Sent), ("A colleague's.", DeliveryState.Sent)],
            (await _silo.Timeline(ticket)).Where(item => item.Type is TimelineKind.Reply).Select(item => (item.Text!, item.Delivery!.Value)));
    }

    [Fact]
    public async Task What_was_seen_before_adds_nothing_however_often_it_is_asked_for()
    {
        _silo.Write("r");
        _silo.Server.Respond("r", "Ours, from before.");
        var ticket = await _silo.Ticket("r");

        await _silo.Asked(times: 3);

        Assert.Equal(2, (await _silo.Rows()).Count);
        Assert.Equal(
            [TimelineKind.Message, TimelineKind.Reply],
            (await _silo.Timeline(ticket)).Select(item => item.Type).Where(type => type is TimelineKind.Message or TimelineKind.Reply));
    }

    [Fact]
    public async Task A_key_that_was_taken_back_is_shown_at_the_channels_health()
    {
        _silo.Server.SignIn.IsRevoked = true;

        await Until.True(
            async _ => await _silo.Health() is { State: ChannelState.Failing, LastError: { } error }
                && error.Contains("accept the key", StringComparison.Ordinal),
            () => "The health says nothing of it.",
            cancellationToken: TestContext.Current.CancellationToken);
    }
}
