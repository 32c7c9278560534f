using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What a brand's own answer becomes. Pure.</summary>
internal static class AutoReplyRules
{
    /// <summary>
    /// Once on a ticket, and to the customer alone: neither a name nor a subject of theirs is in it, so nobody can make us say something to others.
    /// </summary>
    /// <param name="way">How it leaves; where there is none, there is nothing to say.</param>
    /// <param name="answered">The mail that opened the ticket.</param>
    public static Decision Answer(Ticket ticket, AutoReplyWish wish, IReplyWay? way, ContentMeta? answered, DateTimeOffset now)
    {
        if (way is not { Sends: true } || ticket.Replies.Values.Any(reply => reply.Automatic))
        {
            return Decision.Nothing;
        }

        var draft = ReplyRules.Draft(ticket, Copies.None, answered, agent: "") with { Subject = wish.Subject, Automatic = true };

        if (!way.Reaches(draft) || SurfaceRules.Check(way.Surface(draft), ticket, wish.Text, files: false, now) is not null)
        {
            return Decision.Nothing;
        }

        var content = new Content { Id = LocalKey.InOrder(now), Customer = ticket.Row.Customer, Text = wish.Text };
        return new()
        {
            Events = [new AutoReplied { At = now, ByKind = ActorKind.System, By = "", Content = content.Id, Outbox = content.Id, DueAt = now }],
            Contents = [content],
            Outbox = new()
            {
                Id = content.Id,
                Ticket = ticket.Row.Id,
                Reply = ticket.Version + 1,
                Channel = way.Channel,
                Content = content.Id,
                Customer = ticket.Row.Customer,
                DueAt = now,
                Envelope = way.Envelope(draft),
                Target = answered?.Item,
            },
        };
    }
}
