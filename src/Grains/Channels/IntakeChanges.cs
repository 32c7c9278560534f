using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Brings to a ticket what changed on the other side in what is in it already, and what we wrote there by other means.</summary>
public sealed class IntakeChanges(IGrainFactory grains, IIntakeJournal journal, ISentReplies sent, IntakePosting posting)
{
    /// <param name="known">Where the message is.</param>
    /// <param name="read">As it is now.</param>
    public async Task<Outcome<Decided>> Edit(Incoming incoming, TakenMessage known, ReadMessage read, CancellationToken cancellationToken)
    {
        if (IntakeThreading.Aside(read, incoming.Row.Released) is { } aside)
        {
            return new Decided(aside);
        }

        var message = await posting.Understood(incoming, read, cancellationToken);
        var edit = new MessageEdit
        {
            Of = known.Version,
            Message = message with { MessageKey = KeyOf(read), Conversation = null, AdditionalInformation = read.AdditionalInformation },
        };
        return Answer(incoming, await Items(incoming, known.Ticket).Edit(edit, cancellationToken));
    }

    public async Task<Outcome<Decided>> Remove(Incoming incoming, string item, CancellationToken cancellationToken)
    {
        if (await journal.Taken(incoming.Channel, item, cancellationToken) is not { } known)
        {
            return new Decided(new() { Fate = IntakeFate.Removal, Reason = IntakeReasons.NeverCame });
        }

        var removal = new MessageRemoval { Of = known.Version, Channel = incoming.Channel.Local, Key = $"{item}@removed", JournalId = incoming.JournalId };
        return Answer(incoming, await Items(incoming, known.Ticket).Remove(removal, cancellationToken));
    }

    /// <summary>An answer of this server is on its ticket already, and now known to have left. Any other goes into the ticket of its conversation.</summary>
    public async Task<Outcome<Decided>> Echo(Incoming incoming, Echoed echoed, CancellationToken cancellationToken)
    {
        var own = echoed.Outbox is { } mark
            ? await sent.Marked(incoming.Channel, mark, cancellationToken)
            : await sent.Called(incoming.Channel, [echoed.Message.MessageKey], cancellationToken);

        if (own is [var reply, ..])
        {
            await sent.Name(incoming.Channel, reply.Outbox, echoed.Message.MessageKey, cancellationToken);
            await grains.GetGrain<ITicketDeliveryGrain>(reply.Ticket.ToString())
                .Receipt(new() { Outbox = reply.Outbox, State = DeliveryState.Sent }, cancellationToken);
            return new Decided(new() { Fate = IntakeFate.Echo, Ticket = reply.Ticket.Number });
        }

        if (await posting.Together(incoming.Context, echoed.Message.Conversation, cancellationToken) is not [var thread, ..])
        {
            return new Decided(new() { Fate = IntakeFate.Echo, Reason = IntakeReasons.WrittenElsewhere });
        }

        var message = await posting.Understood(incoming, echoed.Message, cancellationToken);
        return Answer(incoming, await Items(incoming, thread.Ticket).Echo(message with { Conversation = null }, cancellationToken));
    }

    /// <summary>The key of one revision of a message, which is taken in once like any other.</summary>
    public static string KeyOf(ReadMessage read) => string.Create(CultureInfo.InvariantCulture, $"{read.MessageKey}@{read.Revision}");

    private static Outcome<Decided> Answer(Incoming incoming, Outcome<IntakeAnswer> outcome) =>
        outcome.Succeeded(out var answer, out var refusal) ? new Decided(answer, ByTicket: incoming.IsLast && answer.Message is not null) : refusal;

    private ITicketItemsGrain Items(Incoming incoming, long ticket) =>
        grains.GetGrain<ITicketItemsGrain>(new TicketId(incoming.Channel.Account, ticket).ToString());
}
