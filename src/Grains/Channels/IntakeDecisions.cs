using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Brings each thing that happened on the other side to where it belongs. Deciding twice changes nothing.</summary>
public sealed class IntakeDecisions(IGrainFactory grains, IIntakeJournal journal, IntakePosting posting, IntakeChanges changes, IntakeReceipts receipts)
{
    public Task<Outcome<Decided>> Of(Incoming incoming, ChannelEvent happened, CancellationToken cancellationToken) => happened switch
    {
        Posted posted => Write(incoming, posted.Message, cancellationToken),
        Edited edited => Write(incoming, edited.Message, cancellationToken),
        Removed removed => changes.Remove(incoming, removed.Item, cancellationToken),
        Echoed echoed => changes.Echo(incoming, echoed, cancellationToken),
        Receipt receipt => receipts.Take(incoming, receipt, cancellationToken),
        Trouble trouble => Tell(incoming, trouble),
        _ => throw new InvalidOperationException($"Intake does not know the event {happened.GetType().Name}."),
    };

    // What can be changed is looked up first: a kind may not know whether it has told of the item before. Where its ticket was put away or is gone, it
    // stays so, and what the writer says anew goes where anything new of theirs would.
    private async Task<Outcome<Decided>> Write(Incoming incoming, ReadMessage read, CancellationToken cancellationToken)
    {
        if (read.Revision is 0 || await journal.Taken(incoming.Channel, read.MessageKey, cancellationToken) is not { } known)
        {
            return await posting.Post(incoming, read, cancellationToken);
        }

        var edited = await changes.Edit(incoming, known, read, cancellationToken);
        return edited.Succeeded(out _, out var refusal) || (refusal.Kind is not RefusalKind.NotFound && refusal.Code is not TicketRefusals.DeletedCode)
            ? edited
            : await posting.Post(incoming, read, cancellationToken, IntakeChanges.KeyOf(read));
    }

    private async Task<Outcome<Decided>> Tell(Incoming incoming, Trouble trouble)
    {
        await grains.GetGrain<IChannelPollerGrain>(incoming.Channel.ToString()).Trouble(trouble.Reason);
        return new Decided(new() { Fate = IntakeFate.Trouble, Reason = trouble.Reason });
    }
}
