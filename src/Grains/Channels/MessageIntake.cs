using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Takes raw messages in: journals each before anybody looks into it, reads it, and puts it where it belongs. Taking in twice changes nothing.</summary>
public sealed partial class MessageIntake(
    IGrainFactory grains,
    IIntakeJournal journal,
    ChannelContexts contexts,
    IEnumerable<IChannelAdapter> adapters,
    CustomerFinder customers,
    TicketNumbers numbers,
    AutoReplies autoReplies,
    TimeProvider clock,
    ILogger<MessageIntake> logger)
{
    private static readonly Refusal NoSuchChannel = Refusal.NotFound("There is no such channel.");
    private static readonly Refusal NoSuchMessage = Refusal.NotFound("There is no such message.");

    public async Task<Outcome<IntakeAnswer>> Take(ChannelId channel, RawMessage raw, CancellationToken cancellationToken) =>
        await contexts.Of(channel) is { } context
            ? await Deliver(context, await Look(context, raw, cancellationToken), cancellationToken)
            : NoSuchChannel;

    /// <summary>Takes a message in again that failed, or lets one through that was held: through the same row of the journal, so never twice. Any other is answered as it is.</summary>
    public async Task<Outcome<IntakeAnswer>> TakeAgain(ChannelId channel, string id, IntakeFate from, CancellationToken cancellationToken)
    {
        await journal.Reopen(channel, id, from, cancellationToken);
        return await journal.Read(channel, id, cancellationToken) is { } row
            ? await Take(channel, new() { Source = row.Source, Sha256 = row.Sha256, Size = row.Size, Imported = row.Imported }, cancellationToken)
            : NoSuchMessage;
    }

    /// <summary>
    /// All of them at once, but for those that follow one another: what answers an earlier one of the batch, or is of the same sender, waits until that one is in its ticket.
    /// Throws for the first that could not be taken in now; what is taken in already stays so.
    /// </summary>
    /// <param name="channel">Where they came from.</param>
    /// <param name="batch">Oldest first.</param>
    /// <param name="cancellationToken">Ends it between messages.</param>
    /// <returns>Those that have a lasting fate; the others failed and can be tried again.</returns>
    public async Task<ImmutableArray<RawMessage>> TakeAll(ChannelId channel, IReadOnlyCollection<RawMessage> batch, CancellationToken cancellationToken)
    {
        if (batch.Count is 0)
        {
            return [];
        }

        var context = await contexts.Of(channel) ?? throw new ChannelFailedException(NoSuchChannel.Reason);
        var looked = await Task.WhenAll(batch.Select(raw => Look(context, raw, cancellationToken)));
        var order = new FollowingOrder();
        var lasting = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await Task.WhenAll(looked.Select(one => order.After(one.Read, async () => lasting[one.Raw.Source] = await DeliverOrThrow(context, one, cancellationToken))).ToList());
        return [.. batch.Where(raw => lasting.GetValueOrDefault(raw.Source))];
    }

    private async Task<bool> DeliverOrThrow(ChannelContext context, Looked looked, CancellationToken cancellationToken) =>
        (await Deliver(context, looked, cancellationToken)).Succeeded(out var answer, out var refusal)
            ? answer.Fate is not IntakeFate.Failed
            : throw new ChannelFailedException(refusal.Reason);

    private async Task<Looked> Look(ChannelContext context, RawMessage raw, CancellationToken cancellationToken)
    {
        var row = await journal.Record(context.Channel, raw, clock.GetUtcNow(), cancellationToken);
        return new(raw, row, row.Fate is IntakeFate.Pending or IntakeFate.Failed ? await Read(context, raw, cancellationToken) : null);
    }

    private async Task<Outcome<IntakeAnswer>> Deliver(ChannelContext context, Looked looked, CancellationToken cancellationToken)
    {
        var row = looked.Row;

        if (looked.Read is not { } read)
        {
            return new IntakeAnswer { Fate = row.Fate, Ticket = row.Ticket, Message = row.Message, Reason = row.Reason };
        }

        if (IntakeThreading.Aside(read, row.Released) is { } aside)
        {
            if (read.Report is { Kind: MailReportKind.Failed, Ticket: { } reported, Outbox: { } outbox, Reason: var reason })
            {
                await Bounce(new(context.Channel.Account, reported), new() { Outbox = outbox, Reason = reason }, cancellationToken);
            }

            await journal.Settle(context.Channel, row.Id, aside.Fate, aside.Reason, aside.Ticket, null, cancellationToken);
            return aside;
        }

        var message = await Understood(context, row, looked.Raw, read, cancellationToken);
        return await Thread(context, message, read, cancellationToken);
    }

    // Told again after a crash, the ticket changes nothing. One that is not there any more has nothing to mark.
    private async Task Bounce(TicketId ticket, BounceReport report, CancellationToken cancellationToken)
    {
        var told = await grains.GetGrain<ITicketDeliveryGrain>(ticket.ToString()).Bounced(report, cancellationToken);

        if (!told.Succeeded(out _, out var refusal) && refusal.Kind is not RefusalKind.NotFound)
        {
            throw new ChannelFailedException(refusal.Reason);
        }
    }

    // An adapter does not throw for what is in a message; where one does all the same, that message has failed and the next is not held up.
    private async Task<ReadMessage> Read(ChannelContext context, RawMessage raw, CancellationToken cancellationToken)
    {
        try
        {
            return await adapters.Single(adapter => adapter.Kind == context.Kind).Read(context, raw, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException))
        {
            LogNotRead(e, raw.Source, context.Channel);
            return new() { Failure = "The server had an error of its own while reading this message." };
        }
    }

    private async Task<InboundMessage> Understood(
        ChannelContext context, IntakeRow row, RawMessage raw, ReadMessage read, CancellationToken cancellationToken)
    {
        var channel = context.Channel;
        var (customer, known) = await customers.ByEmail(channel.Account, read.From.Email, cancellationToken);

        return new()
        {
            Channel = channel.Local,
            ChannelKind = context.Kind,
            MessageKey = read.MessageKey,
            JournalId = row.Id,
            From = new()
            {
                Customer = customer,
                IsNew = known is null,
                Name = read.From.Name is { Length: > 0 } name ? name : known?.Name ?? "",
                Email = read.From.Email,
                Blocked = known?.Blocked ?? false,
            },
            Subject = read.Subject,
            Text = read.Text,
            Html = read.Html,
            Folds = read.Folds,
            Attachments = read.Attachments,
            To = read.To,
            Cc = read.Cc.RemoveAll(party => context.IsOurs(party.Email)),
            MailId = read.MailId,
            References = read.References,
            WrittenAt = read.WrittenAt,
            Raw = raw.Sha256,
            Automatic = read.Automatic is not null,
            AutomaticKind = read.AutomaticKind,
            SenderCheck = read.Sender,
            Imported = row.Imported,
            Protection = read.Protection,
        };
    }

    private async Task<Outcome<IntakeAnswer>> Thread(
        ChannelContext context, InboundMessage message, ReadMessage read, CancellationToken cancellationToken)
    {
        var channel = context.Channel;
        var referred = read.References.IsEmpty
            ? []
            : await journal.Threads(channel.Account, [.. read.References.Select(IntakeRules.MailIdHash)], cancellationToken);

        var numbered = await journal.Numbered(channel.Account, SubjectTag.NumbersIn(read.Subject), cancellationToken);
        var belonging = IntakeThreading.TicketOf(read, context.Brand.Id, referred, numbered);
        var deleted = new List<long>();

        foreach (var number in belonging.Tickets)
        {
            var ticket = new TicketId(channel.Account, number);
            var received = await grains.GetGrain<ITicketIntakeGrain>(ticket.ToString()).Receive(message, cancellationToken);

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
            new() { Brand = context.Brand.Id, Message = message, MaybeRelated = belonging.Related(deleted) }, cancellationToken);

        // What was there before the channel was waits for no answer, whatever its date says.
        if (!message.Imported && opened.Succeeded(out var answer, out _) && answer is { Fate: IntakeFate.Ticket, View: { } view })
        {
            await autoReplies.Answer(context, read, view, cancellationToken);
        }

        return opened;
    }

    [LoggerMessage(LogLevel.Error, "Message {Source} of channel {Channel} could not be read.")]
    private partial void LogNotRead(Exception exception, string source, ChannelId channel);

    /// <param name="Raw">As it came.</param>
    /// <param name="Row">Its row in the journal.</param>
    /// <param name="Read">Null where it has its fate already.</param>
    private sealed record Looked(RawMessage Raw, IntakeRow Row, ReadMessage? Read);
}
