using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;

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

    // What can be changed is looked up first: a kind may not know whether it has told of the item before.
    private async Task<Outcome<Decided>> Write(Incoming incoming, ReadMessage read, CancellationToken cancellationToken) =>
        read.Revision > 0 && await journal.Taken(incoming.Channel, read.MessageKey, cancellationToken) is { } known
            ? await changes.Edit(incoming, known, read, cancellationToken)
            : await posting.Post(incoming, read, cancellationToken);

    private async Task<Outcome<Decided>> Tell(Incoming incoming, Trouble trouble)
    {
        await grains.GetGrain<IChannelPollerGrain>(incoming.Channel.ToString()).Trouble(trouble.Reason);
        return new Decided(new() { Fate = IntakeFate.Trouble, Reason = trouble.Reason });
    }
}
