using Oqupie.Contracts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>Files that go out as links.</summary>
internal sealed partial class TicketGrain
{
    public async Task<Outcome<FileRef>> Linked(Actor? actor, long item, int file, CancellationToken cancellationToken)
    {
        var ticket = actor is null ? await Loaded(cancellationToken) : await Seen(actor, cancellationToken);

        if (ticket is null || ticket.Row.Box is TicketBox.Deleted
            || !ticket.Replies.TryGetValue(item, out var reply) || reply.State is DeliveryState.Withdrawn)
        {
            return LinkRules.NoSuchFile;
        }

        var files = (await Stored(item, cancellationToken))?.Content?.Meta.Attachments ?? [];
        return file >= 0 && file < files.Length && files[file] is { Link: not null } linked ? linked : LinkRules.NoSuchFile;
    }

    private async Task<ReplyWish> WithLinks(Ticket ticket, ReplyWish wish, CancellationToken cancellationToken)
    {
        if (wish.Links is not { } link || wish.Attachments.IsEmpty || await WayOf(ticket, cancellationToken) is not { } way)
        {
            return wish;
        }

        var answered = await NewestMessage(ticket, cancellationToken);
        var most = way.Surface(ReplyRules.Draft(ticket, Copies.None, answered, agent: "")).AttachUpTo;
        return wish with { Attachments = LinkRules.Of(wish.Attachments, most, link) };
    }
}
