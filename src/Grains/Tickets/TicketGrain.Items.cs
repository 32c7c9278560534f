using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What the other side of a channel says of what is in the ticket.</summary>
internal sealed partial class TicketGrain
{
    public Task<Outcome<IntakeAnswer>> Edit(MessageEdit edit, CancellationToken cancellationToken) => Taken(
        ticket => ItemRules.Edit(ticket, edit, Now), CustomerOf(edit.Message), IntakeFate.Edit, cancellationToken);

    public Task<Outcome<IntakeAnswer>> Remove(MessageRemoval removal, CancellationToken cancellationToken) => Taken(
        ticket => ItemRules.Remove(ticket, removal, Now), System, IntakeFate.Removal, cancellationToken);

    public Task<Outcome<IntakeAnswer>> Echo(InboundMessage echo, CancellationToken cancellationToken) => Taken(
        ticket => ItemRules.Echo(ticket, echo, Now), System, IntakeFate.Echo, cancellationToken);

    public async Task<Outcome<Done>> Receipt(DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        if (await Loaded(cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        var answer = await Commit(ReceiptRules.Take(ticket, receipt, Now), System, cancellationToken);
        return answer.Succeeded(out _, out var refusal) ? default(Done) : refusal;
    }

    public async Task<Outcome<ReplySurface>> Surface(Actor actor, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        var answered = await NewestMessage(ticket, cancellationToken);
        return await WayOf(ticket, cancellationToken) is { } way
            ? way.Surface(ReplyRules.Draft(ticket, Copies.None, answered, agent: ""))
            : ReplySurface.Open with { Sends = false };
    }

    private async Task<Outcome<IntakeAnswer>> Taken(Func<Ticket, Decision> decide, Participant by, IntakeFate fate, CancellationToken cancellationToken) =>
        await Loaded(cancellationToken) is { } ticket
            ? Answer(await Commit(decide(ticket), by, cancellationToken), fate)
            : TicketRefusals.NoSuchTicket;
}
