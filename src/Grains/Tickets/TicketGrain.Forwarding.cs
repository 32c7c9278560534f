using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Forwarding;

namespace Oqupie.Grains.Tickets;

/// <summary>What goes to people outside, and what they answer.</summary>
internal sealed partial class TicketGrain
{
    public async Task<Outcome<TimelineItem>> Forward(Actor actor, ForwardWish wish, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        var ours = await channels.Ours(Id.Account, [.. wish.To.Concat(wish.Cc).Select(EmailAddress.Readable)], cancellationToken);

        if (!ForwardRules.Recipients(wish, ours).Succeeded(out var recipients, out var refusal))
        {
            return refusal;
        }

        var way = await channels.MailWay(Id.Account, ticket.Row.Brand, ticket.Row.Channel, cancellationToken);

        if (ForwardRules.InTheWay(ticket, way) is { } inTheWay)
        {
            return inTheWay;
        }

        var past = await Past(Id, cancellationToken);

        if (!ForwardChoice.Of(ticket, past, wish.Items).Succeeded(out var chosen, out refusal))
        {
            return refusal;
        }

        var note = WrittenText.Of(wish.Body, wish.Format, richText);

        if (!ForwardLetter.Of(note, wish.Attachments, await Told(ticket, chosen)).Succeeded(out var letter, out refusal))
        {
            return refusal;
        }

        var answered = past.FirstOrDefault(one => one.Version == wish.Answers);
        var decision = ForwardRules.Forward(ticket, wish, actor, note, recipients, letter, answered, way, Now);
        return await Written(decision, wish.By, cancellationToken);
    }

    public async Task<ForwardStanding?> Standing(ForwardMark mark, CancellationToken cancellationToken)
    {
        if (await Loaded(cancellationToken) is not { } ticket)
        {
            return null;
        }

        var version = mark.Item ?? ticket.Replies.FirstOrDefault(reply => reply.Value.Aside && reply.Value.Outbox == mark.Outbox).Key;

        if (!ticket.Replies.TryGetValue(version, out var state) || !state.Aside || await Stored(version, cancellationToken) is not { } stored)
        {
            return null;
        }

        return new()
        {
            Ticket = Id.Number,
            Item = version,
            Forwarder = stored.Event.ByKind is ActorKind.Member ? stored.Event.By : null,
            Recipients = stored.Content is { Meta: var meta } ? [.. meta.To.Concat(meta.Cc).Select(party => EmailAddress.Key(party.Email))] : [],
            Participants = CopyRules.Participants(ticket.Row),
        };
    }

    public async Task<Outcome<IntakeAnswer>> Answered(InboundMessage message, ForwardStanding forward, CancellationToken cancellationToken)
    {
        if (await Loaded(cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        message = ForwardRules.AsWritten(message);
        var by = ForwardRules.Outsider(new(message.From.Name, message.From.Email));
        return Answer(await Commit(ForwardRules.Answer(ticket, message, forward, Now), by, cancellationToken), ForwardRules.FateOf(message));
    }

    private async Task<Outcome<TimelineItem>> ResendForward(Ticket ticket, long version, ReplyState forward, Actor actor, CancellationToken cancellationToken)
    {
        if (await Stored(version, cancellationToken) is not { Event: Forwarded { Channel: var channel } } written)
        {
            return TicketRefusals.NoSuchReply;
        }

        var way = await channels.Way(Id.Account, ticket.Row.Brand, channel, cancellationToken);
        var by = await ParticipantOf(actor);
        var answer = await Commit(ForwardRules.Resend(forward, version, actor, way, Now), by, cancellationToken);

        if (!answer.Succeeded(out var committed, out var refusal))
        {
            return refusal;
        }

        bell.Ring(Id.Account, channel, Now);
        return await Timeline().Of(committed.Ticket, written);
    }

    private async Task<ImmutableArray<TimelineItem>> Told(Ticket ticket, ImmutableArray<StoredEvent> chosen)
    {
        var timeline = Timeline();
        var items = ImmutableArray.CreateBuilder<TimelineItem>(chosen.Length);

        foreach (var one in chosen)
        {
            items.Add(await timeline.Of(ticket, one));
        }

        return items.DrainToImmutable();
    }
}
