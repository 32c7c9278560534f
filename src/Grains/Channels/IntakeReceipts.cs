using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Tells tickets how far their replies have come on the other side.</summary>
public sealed class IntakeReceipts(IGrainFactory grains, ISentReplies sent, CustomerFinder customers)
{
    /// <summary>A ticket that is not there any more has nothing to mark; told again after a crash, one that is changes nothing.</summary>
    public async Task<Outcome<Decided>> Take(Incoming incoming, Receipt receipt, CancellationToken cancellationToken)
    {
        var replies = await Concerned(incoming, receipt, cancellationToken);

        if (receipt.State is not null || receipt.Note is not null)
        {
            foreach (var reply in replies)
            {
                if (await Tell(reply, receipt, cancellationToken) is { Kind: not RefusalKind.NotFound } refusal)
                {
                    return refusal;
                }
            }
        }

        var ticket = receipt.Ticket ?? (replies is [var first, ..] ? first.Ticket.Number : null);
        return new Decided(new() { Fate = receipt.Fate, Reason = receipt.Reason, Ticket = ticket });
    }

    // Mail that came back marks its reply whatever was known of it: the report may be quicker than our own outbox.
    private async Task<Refusal?> Tell(SentReply reply, Receipt receipt, CancellationToken cancellationToken)
    {
        var ticket = grains.GetGrain<ITicketDeliveryGrain>(reply.Ticket.ToString());
        var told = receipt.State is DeliveryState.Bounced
            ? await ticket.Bounced(new() { Outbox = reply.Outbox, Reason = receipt.Reason ?? "" }, cancellationToken)
            : await ticket.Receipt(
                new() { Outbox = reply.Outbox, State = receipt.State ?? DeliveryState.Sent, Note = receipt.Note, Reason = receipt.Reason }, cancellationToken);
        return told.Succeeded(out _, out var refusal) ? null : refusal;
    }

    private async Task<ImmutableArray<SentReply>> Concerned(Incoming incoming, Receipt receipt, CancellationToken cancellationToken)
    {
        var channel = incoming.Channel;

        if (receipt is { Ticket: { } ticket, Outbox: { } outbox })
        {
            return [new(new(channel.Account, ticket), outbox)];
        }

        if (receipt.Outbox is { } mark)
        {
            return await sent.Marked(channel, mark, cancellationToken);
        }

        if (receipt is { UpTo: { } upTo, Reader: { } reader })
        {
            var (customer, known) = await customers.Find(channel.Account, reader, cancellationToken);
            return known is null ? [] : await sent.UpTo(channel, customer, upTo, cancellationToken);
        }

        return receipt.Items.IsEmpty ? [] : await sent.Called(channel, receipt.Items, cancellationToken);
    }
}
