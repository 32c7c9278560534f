using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Tickets.Sleeping;

namespace Oqupie.Grains.Tickets;

/// <summary>What comes of a message that comes in. Pure: a ticket and a message in, events out.</summary>
internal static class IntakeRules
{
    /// <summary>The first message opens the ticket; a blocked customer's goes to the blocked box.</summary>
    public static Decision Open(NewTicket wish, DateTimeOffset now)
    {
        var message = wish.Message;

        // Whom nobody can answer is no customer, whichever way the message came.
        if (message.From.Identity is null && !message.From.Email.Contains('@', StringComparison.Ordinal))
        {
            return TicketRefusals.NoSender;
        }

        var by = wish.By is { } maker ? (Kind: KindOf(maker), maker.Id) : (Kind: ActorKind.Customer, Id: message.From.Customer.Local);
        var content = ContentOf(message, now);
        var form = wish.Form is null ? null : FormContent.Of(wish.Form, message.From.Customer.Local, now);

        return new()
        {
            Events =
            [
                new TicketOpened
                {
                    At = now,
                    ByKind = by.Kind,
                    By = by.Id,
                    Brand = wish.Brand,
                    Channel = message.Channel,
                    ChannelKind = message.ChannelKind,
                    Customer = message.From.Customer.Local,
                    Box = message.From.Blocked ? TicketBox.Blocked : TicketBox.Open,
                    Importance = wish.Importance,
                    Tags = wish.Tags,
                    InquiryType = wish.Type,
                    Content = form?.Id,
                },
                Received(message, content, now),
                .. Related(wish.MaybeRelated, now),
                .. Assigned(wish.Assignee, now),
            ],
            Contents = form is null ? [content] : [form, content],
            Intake = Claim(message, IntakeFate.Ticket, 2),
            MailIds = MailIdsOf(message),
            Customer = Newcomer(message, now),
        };
    }

    /// <summary>
    /// A customer's message reopens a completed ticket; a machine's does not, nor one of before the channel. A deleted ticket stays so, and takes in
    /// machines' mail only, which is no news.
    /// </summary>
    public static Decision Receive(Ticket ticket, InboundMessage message, DateTimeOffset now)
    {
        // Lists, addresses that look unread and servers that want no absence notices: for who takes part here, that is how they write.
        if (message.MaybePerson && CopyRules.TakesPart(ticket.Row, message.From.Email))
        {
            message = message with { Automatic = false, AutomaticKind = null };
        }

        if (ticket.Merge is not null)
        {
            return TicketRefusals.Merged;
        }

        if (ticket.Row.Box is TicketBox.Deleted && !message.Automatic)
        {
            return TicketRefusals.Deleted;
        }

        var content = ContentOf(message, now);
        var received = Received(message, content, now);

        return new()
        {
            Events = [received, .. Reopened(ticket, message, now)],
            Additions = CopyRules.With(ticket.Row, message),
            Contents = [content],
            Intake = Claim(message, message.Automatic ? IntakeFate.AutoReply : IntakeFate.Message, ticket.Version + 1),
            MailIds = MailIdsOf(message),
            Customer = Newcomer(message, now),
        };
    }

    /// <summary>How a Message-ID is looked up: hashed, for it may hold a name.</summary>
    public static string MailIdHash(string mailId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mailId)));

    private static ActorKind KindOf(Participant by) => by.Kind switch
    {
        "member" => ActorKind.Member,
        "apiKey" => ActorKind.ApiKey,
        "customer" => ActorKind.Customer,
        _ => ActorKind.System,
    };

    private static MessageReceived Received(InboundMessage message, Content content, DateTimeOffset now) => new()
    {
        At = now,
        ByKind = ActorKind.Customer,
        By = message.From.Customer.Local,
        Channel = message.Channel,
        Customer = message.From.Customer.Local,
        Content = content.Id,
        Revision = message.Revision > 0 ? message.Revision : null,
    };

    /// <summary>
    /// What comes beside a message: a completed ticket is open again and a sleeping one awake, unless a machine wrote, or before the channel was.
    /// </summary>
    internal static ImmutableArray<TicketEvent> Reopened(Ticket ticket, InboundMessage message, DateTimeOffset now)
    {
        if (message is not { Automatic: false, Imported: false } || ticket.Merge is not null)
        {
            return [];
        }

        var by = message.From.Customer.Local;
        var woken = SleepRules.Roused(ticket.Row, ActorKind.Customer, by, now);
        return ticket.Row.Status is TicketStatus.Completed
            ? [.. woken, new StatusChanged { At = now, ByKind = ActorKind.Customer, By = by, From = ticket.Row.Status, To = TicketStatus.InProgress }]
            : woken;
    }

    private static ImmutableArray<TicketEvent> Related(ImmutableArray<long> tickets, DateTimeOffset now) =>
        tickets.IsEmpty ? [] : [new TicketRelated { At = now, ByKind = ActorKind.System, By = "", To = tickets }];

    private static ImmutableArray<TicketEvent> Assigned(Assignee assignee, DateTimeOffset now) =>
        assignee == Assignee.Nobody
            ? []
            : [new AssigneeChanged { At = now, ByKind = ActorKind.System, By = "", From = Assignee.Nobody, To = assignee }];

    internal static Content ContentOf(InboundMessage message, DateTimeOffset now) => new()
    {
        Id = LocalKey.InOrder(now),
        Customer = message.From.Customer.Local,
        Text = message.Text,
        Html = message.Html,
        Meta = new()
        {
            Subject = message.Subject,
            From = new(message.From.Name, message.From.Email),
            To = message.To,
            Cc = message.Cc,
            Attachments = message.Attachments,
            MailId = message.MailId,
            References = message.References,
            WrittenAt = message.WrittenAt,
            Raw = message.Raw,
            Automatic = message.AutomaticKind,
            Sender = message.SenderCheck,
            Folds = message.Folds,
            Protection = message.Protection,
            Item = message.Item,
        },
    };

    internal static IntakeClaim? Claim(InboundMessage message, IntakeFate fate, long version) =>
        message.MessageKey is "" ? null : new(message.Channel ?? message.ChannelKind, message.MessageKey, message.JournalId, fate, $"e{version}");

    private static ImmutableArray<string> MailIdsOf(InboundMessage message) =>
        [.. new[] { message.MailId, message.Conversation }.Where(id => id is { Length: > 0 }).Select(id => MailIdHash(id!))];

    private static NewCustomer? Newcomer(InboundMessage message, DateTimeOffset now) =>
        message.From.IsNew ? new(message.From.Customer, message.From.Identity ?? CustomerIdentity.Email(message.From.Email), message.From.Name, now) : null;
}
