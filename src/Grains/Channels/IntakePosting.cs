using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Forwarding;
using Oqupie.Grains.Tickets.Joining;

namespace Oqupie.Grains.Channels;

/// <summary>Puts what somebody wrote into the ticket it belongs to, or a new one.</summary>
public sealed class IntakePosting(IGrainFactory grains, IIntakeJournal journal, CustomerFinder customers, TicketNumbers numbers, AutoReplies autoReplies)
{
    /// <summary>Merges do not go round in circles; whoever sees more than this many is not led any further.</summary>
    private const int MostSteps = 50;

    /// <param name="incoming">What it came by.</param>
    /// <param name="read">As it was understood.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="key">Under which it is taken in once; null: that of the message.</param>
    public async Task<Outcome<Decided>> Post(Incoming incoming, ReadMessage read, CancellationToken cancellationToken, string? key = null)
    {
        if (IntakeThreading.Aside(read, incoming.Row.Released) is { } aside)
        {
            return new Decided(aside);
        }

        var message = await Understood(incoming, read, cancellationToken);
        message = key is null ? message : message with { MessageKey = key };

        if (read.Forward is { } mark)
        {
            var forward = await Forwards(incoming, mark.Ticket).Standing(mark, cancellationToken);
            var whose = ForwardThreading.Of(read, forward);

            if (whose is ForwardAnswer.Recipients)
            {
                return await Beside(incoming, message, forward!, cancellationToken);
            }

            read = whose is ForwardAnswer.Participants ? read with { OwnMailTicket = read.OwnMailTicket ?? mark.Ticket } : read;
        }

        var threaded = await Thread(incoming.Context, message, read, cancellationToken);
        return threaded.Succeeded(out var answer, out var refusal) ? new Decided(answer, ByTicket: incoming.IsLast) : refusal;
    }

    /// <summary>The message as tickets take it, with the customer behind it.</summary>
    internal async Task<InboundMessage> Understood(Incoming incoming, ReadMessage read, CancellationToken cancellationToken)
    {
        var context = incoming.Context;
        var channel = context.Channel;
        var identity = read.SaidBy ?? CustomerIdentity.Email(read.From.Email);
        var (customer, known) = await customers.Find(channel.Account, identity, cancellationToken);

        return new()
        {
            Channel = channel.Local,
            ChannelKind = context.Kind,
            MessageKey = read.MessageKey,
            JournalId = incoming.JournalId,
            From = new()
            {
                Customer = customer,
                IsNew = known is null,
                Name = known is { Named: false } or null && read.From.Name is { Length: > 0 } name ? name : known?.Name ?? "",
                Email = read.From.Email,
                Blocked = known?.Blocked ?? false,
                Origin = known?.Origin,
                Rating = known?.Rating ?? default,
                Identity = read.Identity,
            },
            Subject = read.Subject,
            Text = read.Text,
            Html = read.Html,
            Folds = read.Folds,
            Attachments = read.Attachments,
            To = read.To,
            Cc = read.Cc.RemoveAll(party => context.IsOurs(party.Email)),
            Others = Bystanders.Of(context, read),
            MaybePerson = read.MaybePerson,
            MailId = read.MailId,
            References = read.References,
            WrittenAt = read.WrittenAt,
            Raw = incoming.Raw.Sha256,
            Automatic = read.Automatic is not null,
            AutomaticKind = read.AutomaticKind,
            SenderCheck = read.Sender,
            Imported = incoming.Row.Imported,
            Protection = read.Protection,
            Item = read.Identity is null ? null : read.MessageKey,
            Revision = read.Revision,
            Conversation = read.Conversation is { } conversation ? ConversationKey(context, conversation) : null,
        };
    }

    /// <summary>The tickets of a conversation, the newest first.</summary>
    internal async Task<ImmutableArray<KnownThread>> Together(ChannelContext context, string? conversation, CancellationToken cancellationToken)
    {
        if (conversation is null)
        {
            return [];
        }

        var known = await journal.Threads(context.Channel.Account, [IntakeRules.MailIdHash(ConversationKey(context, conversation))], cancellationToken);
        return [.. known.OrderByDescending(thread => thread.Ticket)];
    }

    private async Task<Outcome<IntakeAnswer>> Thread(ChannelContext context, InboundMessage message, ReadMessage read, CancellationToken cancellationToken)
    {
        var channel = context.Channel;
        var referred = read.References.IsEmpty
            ? []
            : await journal.Threads(channel.Account, [.. read.References.Select(IntakeRules.MailIdHash)], cancellationToken);

        var numbered = await journal.Numbered(channel.Account, SubjectTag.NumbersIn(read.Subject), cancellationToken);
        var together = await Together(context, read.Conversation, cancellationToken);
        var belonging = IntakeThreading.TicketOf(read, context.Brand.Id, message.Others, referred, numbered, together.AsSpan());
        var deleted = new List<long>();

        foreach (var number in belonging.Tickets)
        {
            var ticket = await Successor(new(channel.Account, number), message, cancellationToken);
            var received = await grains.GetGrain<ITicketIntakeGrain>(ticket.ToString())
                .Receive(message with { Vouched = read.Sender is SenderCheck.Verified || belonging.Vouched.Contains(number) }, cancellationToken);

            if (received.Succeeded(out _, out var refusal) || (refusal.Kind is not RefusalKind.NotFound && refusal.Code is not TicketRefusals.DeletedCode))
            {
                return received;
            }

            if (refusal.Code is TicketRefusals.DeletedCode)
            {
                deleted.Add(number);
            }
        }

        var next = await numbers.Next(channel.Account);
        var opened = await grains.GetGrain<ITicketIntakeGrain>(next.ToString()).Open(
            new()
            {
                Brand = context.Brand.Id,
                Message = message,
                MaybeRelated = belonging.Related(deleted),
                Language = read.Language,
                AdditionalInformation = read.AdditionalInformation,
            },
            cancellationToken);

        // What was there before the channel was waits for no answer, whatever its date says.
        if (!message.Imported && opened.Succeeded(out var answer, out _) && answer is { Fate: IntakeFate.Ticket, View: { } view })
        {
            await autoReplies.Answer(context, read, view, cancellationToken);
        }

        return opened;
    }

    private async Task<Outcome<Decided>> Beside(Incoming incoming, InboundMessage message, ForwardStanding forward, CancellationToken cancellationToken)
    {
        var ticket = await Successor(new(incoming.Channel.Account, forward.Ticket), message, cancellationToken);
        var taken = await Forwards(incoming, ticket.Number).Answered(message, forward, cancellationToken);
        return taken.Succeeded(out var answer, out var refusal) ? new Decided(answer, ByTicket: incoming.IsLast) : refusal;
    }

    private IForwardAnswersGrain Forwards(Incoming incoming, long ticket) =>
        grains.GetGrain<IForwardAnswersGrain>(new TicketId(incoming.Channel.Account, ticket).ToString());

    // What was merged is taken in by its survivor, and an answer to what was split off by the ticket it has become.
    private async Task<TicketId> Successor(TicketId ticket, InboundMessage message, CancellationToken cancellationToken)
    {
        var parent = message.References.IsDefaultOrEmpty ? null : IntakeRules.MailIdHash(message.References[^1]);
        var (at, steps) = (ticket, 0);

        while (steps++ < MostSteps && await grains.GetGrain<ITicketJoinsGrain>(at.ToString()).Successor(parent, cancellationToken) is { } next)
        {
            at = at with { Number = next };
        }

        return at;
    }

    // Looked up beside Message-IDs, and never like one of them.
    private static string ConversationKey(ChannelContext context, string conversation) => $"conversation:{context.Channel.Local}:{conversation}";
}
