using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets.Forwarding;

/// <summary>What comes of passing a ticket on to people outside, and of what they answer. Neither is a word between us and the customer. Pure.</summary>
internal static class ForwardRules
{
    public const int MostRecipients = 20;

    public static readonly Refusal NoMailChannel = Refusal.Conflict(
        "The brand has no e-mail channel, so nothing can be forwarded by mail.", "no_mail_channel");

    private static readonly Refusal NoRecipients = Refusal.Invalid("Say whom it shall go to.", "to", "no_recipients");

    private static readonly Refusal NoSuchAnswer = Refusal.Invalid("There is no such answer to a forward on this ticket.", "answers", "no_such_answer");

    /// <summary>Who shall get it, each once; none of them our own channel, or what we send would come back as somebody's mail.</summary>
    /// <param name="ours">Those of the wished addresses that are our own channels'.</param>
    public static Outcome<(ImmutableArray<MailParty> To, ImmutableArray<MailParty> Cc)> Recipients(ForwardWish wish, ImmutableArray<string> ours)
    {
        ImmutableArray<string> to = [.. wish.To.Select(EmailAddress.Readable)];
        ImmutableArray<string> cc = [.. wish.Cc.Select(EmailAddress.Readable)];

        if (to.IsEmpty)
        {
            return NoRecipients;
        }

        if (to.Length + cc.Length > MostRecipients)
        {
            return Refusal.Invalid($"At most {MostRecipients} addresses.", "to", "too_many_addresses").With("most", MostRecipients);
        }

        if ((CopyRules.Check(to, ours, "to") ?? CopyRules.Check(cc, ours, "cc")) is { } refusal)
        {
            return refusal;
        }

        var first = to.DistinctBy(EmailAddress.Key).ToImmutableArray();
        var known = first.Select(EmailAddress.Key).ToHashSet(StringComparer.Ordinal);
        return (Parties(first), Parties([.. cc.Where(address => known.Add(EmailAddress.Key(address)))]));
    }

    /// <param name="letter">The whole mail; its files are those of the note as well.</param>
    /// <param name="items">What goes along, by version.</param>
    /// <param name="answered">What it answers; null where the wish names nothing.</param>
    public static Decision Forward(
        Ticket ticket,
        ForwardWish wish,
        Actor actor,
        WrittenText note,
        (ImmutableArray<MailParty> To, ImmutableArray<MailParty> Cc) recipients,
        ForwardLetter letter,
        StoredEvent? answered,
        IReplyWay? way,
        DateTimeOffset now)
    {
        if (InTheWay(ticket, way) is { } refusal)
        {
            return refusal;
        }

        if (letter.Items.IsEmpty && note.IsEmpty && wish.Attachments.IsEmpty)
        {
            return TicketRefusals.NoText;
        }

        if (wish.Answers is not null && answered is not { Event: ForwardAnswered })
        {
            return NoSuchAnswer;
        }

        var version = ticket.Version + 1;
        var due = now.AddSeconds(wish.HoldSeconds);
        var draft = new ReplyDraft
        {
            Ticket = ticket.Row.Id,
            Subject = ticket.Row.Subject,
            Cc = recipients.Cc,
            Agent = wish.By.Kind is "member" ? wish.By.Name : "",
            Forward = new(version, recipients.To) { Answered = answered?.Content?.Meta },
        };
        var mail = new Content
        {
            Id = LocalKey.New(),
            Customer = ticket.Row.Customer,
            Text = letter.Text,
            Html = letter.Html,
            Meta = new() { Attachments = letter.Files },
        };
        var shown = new Content
        {
            Id = LocalKey.New(),
            Customer = ticket.Row.Customer,
            Text = note.Text,
            Html = note.Html,
            Meta = new() { To = recipients.To, Cc = recipients.Cc, Attachments = letter.Files },
        };
        var forwarded = new Forwarded
        {
            At = now,
            ByKind = actor.Kind,
            By = actor.Id,
            Content = shown.Id,
            Outbox = mail.Id,
            Channel = way!.Channel,
            DueAt = due,
            Items = letter.Items,
            Answers = wish.Answers,
        };
        return new()
        {
            Events = [forwarded],
            Contents = [shown, mail],
            Outbox = new()
            {
                Id = mail.Id,
                Ticket = ticket.Row.Id,
                Reply = version,
                Channel = way.Channel,
                Content = mail.Id,
                Customer = ticket.Row.Customer,
                DueAt = due,
                Envelope = way.Envelope(draft),
            },
            WishId = wish.WishId,
        };
    }

    /// <summary>What stands in the way of any forward of the ticket; null where nothing does.</summary>
    public static Refusal? InTheWay(Ticket ticket, IReplyWay? way) =>
        ticket.Merge is not null ? TicketRefusals.Merged
        : ticket.Row.Box is TicketBox.Deleted ? TicketRefusals.Deleted
        : way is null ? NoMailChannel
        : way.Sends ? null
        : TicketRefusals.CannotSend;

    /// <summary>It was in the outbox from the start, so it goes once more under its Message-ID.</summary>
    public static Decision Resend(ReplyState forward, long version, Actor actor, IReplyWay? way, DateTimeOffset now)
    {
        if (forward.State is not (DeliveryState.Failed or DeliveryState.Unknown or DeliveryState.Bounced))
        {
            return TicketRefusals.NothingToSend;
        }

        return way is { Sends: true }
            ? new Decision
            {
                Events = [new ReplyRequeued { At = now, ByKind = actor.Kind, By = actor.Id, Reply = version }],
                Requeue = forward.Outbox,
            }
            : TicketRefusals.CannotSend;
    }

    /// <summary>
    /// Beside the conversation: it moves neither the status nor what lists show, wakes nothing, brings nobody in, and makes no customer of who wrote it.
    /// </summary>
    public static Decision Answer(Ticket ticket, InboundMessage message, ForwardStanding forward, DateTimeOffset now)
    {
        if (ticket.Merge is not null)
        {
            return TicketRefusals.Merged;
        }

        var content = IntakeRules.ContentOf(message, now) with { Customer = ticket.Row.Customer };
        return new()
        {
            Events =
            [
                new ForwardAnswered
                {
                    At = now,
                    ByKind = ActorKind.System,
                    By = "",
                    Content = content.Id,
                    Forward = forward.Ticket == ticket.Row.Id.Number ? forward.Item : null,
                    Forwarder = forward.Forwarder,
                    Automatic = message.Automatic,
                },
            ],
            Contents = [content],
            Intake = IntakeRules.Claim(message, FateOf(message), ticket.Version + 1),
        };
    }

    /// <summary>Lists and servers mark what people write, too: from somebody who was asked it is a person's.</summary>
    public static InboundMessage AsWritten(InboundMessage message) =>
        message.MaybePerson ? message with { Automatic = false, AutomaticKind = null } : message;

    public static IntakeFate FateOf(InboundMessage message) => message.Automatic ? IntakeFate.AutoReply : IntakeFate.Message;

    /// <summary>Who wrote an answer to a forward: nobody we know.</summary>
    public static Participant Outsider(MailParty? from) => new("outsider", "", from is { Name.Length: > 0 } ? from.Name : from?.Email ?? "");

    private static ImmutableArray<MailParty> Parties(ImmutableArray<string> addresses) => [.. addresses.Select(address => new MailParty("", address))];
}
