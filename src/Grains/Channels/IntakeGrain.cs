using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <remarks>Many at once on each silo: order within a ticket is the ticket grain's business, and taking in twice changes nothing.</remarks>
[GrainType("intake"), Orleans.Concurrency.StatelessWorker(16)]
internal sealed partial class IntakeGrain(
    IIntakeJournal journal,
    ChannelContexts contexts,
    IEnumerable<IChannelAdapter> adapters,
    CustomerFinder customers,
    TicketNumbers numbers,
    TimeProvider clock,
    ILogger<IntakeGrain> logger) : Grain, IIntakeGrain
{
    private ChannelId Channel => ChannelId.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<IntakeAnswer>> Take(RawMessage raw, CancellationToken cancellationToken)
    {
        if (await contexts.Of(Channel) is not { } context)
        {
            return Refusal.NotFound("There is no such channel.");
        }

        var row = await journal.Record(Channel, raw, clock.GetUtcNow(), cancellationToken);

        if (row.Fate is not (IntakeFate.Pending or IntakeFate.Failed))
        {
            return new IntakeAnswer { Fate = row.Fate, Ticket = row.Ticket, Message = row.Message, Reason = row.Reason };
        }

        var read = await Read(context, raw, cancellationToken);

        if (IntakeThreading.Aside(read) is { } aside)
        {
            await journal.Settle(Channel, row.Id, aside.Fate, aside.Reason, aside.Ticket, null, cancellationToken);
            return aside;
        }

        var message = await Understood(context, row, raw, read, cancellationToken);
        return await Deliver(context, message, read, cancellationToken);
    }

    public async Task<Outcome<IntakePage>> Page(IntakeFate? fate, string? cursor, int limit, CancellationToken cancellationToken) =>
        await journal.Page(Channel, fate, cursor, Math.Clamp(limit, 1, 200), cancellationToken) is { } page
            ? page
            : Refusal.Invalid("The cursor is not one of this list.", "cursor");

    public async Task<Outcome<IntakeRow>> Read(string id, CancellationToken cancellationToken) =>
        await journal.Read(Channel, id, cancellationToken) is { } row ? row : Refusal.NotFound("There is no such message.");

    // An adapter does not throw for what is in a message; where one does all the same, that message has failed and the next is not held up.
    private async Task<ReadMessage> Read(ChannelContext context, RawMessage raw, CancellationToken cancellationToken)
    {
        try
        {
            return await adapters.Single(adapter => adapter.Kind == context.Kind).Read(context, raw, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException))
        {
            LogNotRead(e, raw.Source, Channel);
            return new() { Failure = "The server had an error of its own while reading this message." };
        }
    }

    private async Task<InboundMessage> Understood(
        ChannelContext context, IntakeRow row, RawMessage raw, ReadMessage read, CancellationToken cancellationToken)
    {
        var (customer, known) = await customers.ByEmail(Channel.Account, read.From.Email, cancellationToken);

        return new()
        {
            Channel = Channel.Local,
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
            Attachments = read.Attachments,
            To = read.To,
            Cc = IntakeThreading.Others(read.Cc, context.Settings.Address),
            MailId = read.MailId,
            References = read.References,
            WrittenAt = read.WrittenAt,
            Raw = raw.Sha256,
            Automatic = read.Automatic is not null,
        };
    }

    private async Task<Outcome<IntakeAnswer>> Deliver(
        ChannelContext context, InboundMessage message, ReadMessage read, CancellationToken cancellationToken)
    {
        var known = read.References.IsEmpty
            ? []
            : await journal.Threads(Channel.Account, [.. read.References.Select(IntakeRules.MailIdHash)], cancellationToken);

        if (IntakeThreading.TicketOf(read, known) is { } number)
        {
            var ticket = new TicketId(Channel.Account, number);
            var received = await GrainFactory.GetGrain<ITicketIntakeGrain>(ticket.ToString()).Receive(message, cancellationToken);

            if (received.Succeeded(out _, out var refusal) || refusal.Kind is not RefusalKind.NotFound)
            {
                return received;
            }
        }

        var opened = await numbers.Next(Channel.Account);
        return await GrainFactory.GetGrain<ITicketIntakeGrain>(opened.ToString()).Open(
            new() { Brand = context.Brand.Id, Message = message }, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Message {Source} of channel {Channel} could not be read.")]
    private partial void LogNotRead(Exception exception, string source, ChannelId channel);
}
