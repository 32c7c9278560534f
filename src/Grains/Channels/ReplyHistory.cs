using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>
/// What people outside wrote before a reply, for templates that quote it. Replies and memos are left out: some were taken back, and some are for members alone.
/// </summary>
internal sealed class ReplyHistory(ITicketStore tickets)
{
    private const int Most = 3;
    private const int MostText = 4_000;
    private const int MostEvents = 100;

    public async Task<OutboxItem> With(OutboxItem item, CancellationToken cancellationToken)
    {
        var before = await tickets.Read(item.Entry.Ticket, after: null, item.Entry.Reply, MostEvents, cancellationToken);
        return item with { History = [.. before.Where(IsQuoted).Take(Most).Select(stored => Quoted(stored.Content!, stored.Event.At))] };
    }

    private static bool IsQuoted(StoredEvent stored) =>
        stored is { Event: MessageReceived, Content.Meta: { Automatic: null, Sender: not SenderCheck.Unverified } };

    private static QuotedMessage Quoted(Content content, DateTimeOffset at)
    {
        var text = content.Written.Trim();
        var from = content.Meta.From;
        return new(from is { Name.Length: > 0 } ? from.Name : from?.Email ?? "", at, text.Length <= MostText ? text : $"{text[..MostText]} …");
    }
}
