using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Channels;

/// <summary>How long the outbox goes on, and what it takes up again. On a silo of its own, for days pass.</summary>
public sealed class OutboxPatienceTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task A_reply_that_is_put_off_for_four_days_has_failed()
    {
        var channel = await _silo.NewChannel(new(LocalKey.New()));
        _silo.Adapter.Answers(channel, [.. Enumerable.Repeat(new SendAnswer(DeliveryState.Queued, "451 try later"), 10)]);
        var (ticket, reply) = await Replied(channel);
        await Until.True(
            async _ => (await Timeline(ticket)).Any(item => item.DeliveryReason == "451 try later"), () => "The first attempt is not told.",
            cancellationToken: Cancellation);

        _silo.Clock.Advance(TimeSpan.FromDays(4));

        await Delivery(channel, ticket, reply, DeliveryState.Failed);
        Assert.Equal(2, _silo.Adapter.Sent.Count(item => item.Entry.Ticket == ticket));
    }

    [Fact]
    public async Task An_attempt_that_was_cut_off_is_made_again()
    {
        var channel = await _silo.NewChannel(new(LocalKey.New()));
        _silo.Adapter.Breaks(channel);
        var (ticket, reply) = await Replied(channel);
        await Attempts(ticket, 1);

        await Delivery(channel, ticket, reply, DeliveryState.Sent);

        Assert.Single(_silo.Adapter.Sent.Where(item => item.Entry.Ticket == ticket).Select(item => item.Entry.Id).Distinct());
    }

    private async Task<(TicketId Ticket, long Reply)> Replied(ChannelId channel)
    {
        var mail = new ReadMessage { MessageKey = LocalKey.New(), From = new("김하늘", "haneul@customer.example"), Text = "확인 부탁드려요." };
        var taken = await _silo.Client.GetGrain<IIntakeGrain>(channel.ToString()).Take(_silo.Adapter.Says(mail), Cancellation);
        var ticket = new TicketId(channel.Account, taken.Value!.Ticket!.Value);
        return (ticket, (await _silo.Ticket(ticket).Reply(Some.Agent(channel.Account), Some.Reply(), Cancellation)).Value!.Version);
    }

    private async Task<ImmutableArray<TimelineItem>> Timeline(TicketId ticket) =>
        (await _silo.Ticket(ticket).Timeline(Some.Agent(ticket.Account), new() { Limit = 200 }, Cancellation)).Value!.Items;

    private Task Attempts(TicketId ticket, int count) => Until.True(
        _ => Task.FromResult(_silo.Adapter.Sent.Count(item => item.Entry.Ticket == ticket) >= count), () => "There was no attempt.",
        cancellationToken: Cancellation);

    private Task Delivery(ChannelId channel, TicketId ticket, long reply, DeliveryState state) => Until.True(
        async _ =>
        {
            await _silo.Client.GetGrain<IOutboxGrain>(channel.ToString()).Wake(_silo.Clock.GetUtcNow());
            return (await Timeline(ticket)).Single(item => item.Version == reply).Delivery == state;
        },
        () => $"The reply is not {state}.",
        cancellationToken: Cancellation);
}
