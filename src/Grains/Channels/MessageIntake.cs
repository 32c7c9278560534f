using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>
/// Takes raw messages in: journals each before anybody looks into it, reads it, and puts it where it belongs. Taking in twice changes nothing.
/// </summary>
public sealed partial class MessageIntake(
    IIntakeJournal journal,
    ChannelCache contexts,
    ChannelKinds kinds,
    IntakeDecisions decisions,
    TimeProvider clock,
    ILogger<MessageIntake> logger)
{
    private const int PendingAtOnce = 64;

    private static readonly Refusal NoSuchChannel = Refusal.NotFound("There is no such channel.");
    private static readonly Refusal NoSuchMessage = Refusal.NotFound("There is no such message.");

    public async Task<Outcome<IntakeAnswer>> Take(ChannelId channel, RawMessage raw, CancellationToken cancellationToken) =>
        await contexts.Of(channel) is { } context
            ? await Deliver(context, await Look(context, raw, cancellationToken), cancellationToken)
            : NoSuchChannel;

    /// <summary>
    /// Takes a message in again that failed, or lets one through that was held: through the same row of the journal, so never twice. Any other is answered as
    /// it is.
    /// </summary>
    public async Task<Outcome<IntakeAnswer>> TakeAgain(ChannelId channel, string id, IntakeFate from, CancellationToken cancellationToken)
    {
        await journal.Reopen(channel, id, from, cancellationToken);
        return await journal.Read(channel, id, cancellationToken) is { } row
            ? await Take(channel, new() { Source = row.Source, Sha256 = row.Sha256, Size = row.Size, Imported = row.Imported }, cancellationToken)
            : NoSuchMessage;
    }

    /// <summary>
    /// All of them at once, but for those that follow one another: what answers an earlier one of the batch, or is of the same sender, waits until that one is
    /// in its ticket. Throws for the first that could not be taken in now; what is taken in already stays so.
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
        await Task.WhenAll(
            looked.Select(one => order.After(one.Read?.Message, async () => lasting[one.Raw.Source] = await DeliverOrThrow(context, one, cancellationToken)))
                .ToList());
        return [.. batch.Where(raw => lasting.GetValueOrDefault(raw.Source))];
    }

    /// <summary>Takes up what was journalled and has no fate yet: what was pushed, and what a process died over.</summary>
    public async Task TakePending(ChannelId channel, CancellationToken cancellationToken)
    {
        var rows = await journal.Pending(channel, PendingAtOnce, cancellationToken);
        await TakeAll(
            channel, [.. rows.Select(row => new RawMessage { Source = row.Source, Sha256 = row.Sha256, Size = row.Size, Imported = row.Imported })],
            cancellationToken);
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

    /// <summary>
    /// One event after the other; the row gets the fate of the last, so that after a crash those before are gone through again and change nothing.
    /// </summary>
    private async Task<Outcome<IntakeAnswer>> Deliver(ChannelContext context, Looked looked, CancellationToken cancellationToken)
    {
        var row = looked.Row;

        if (looked.Read is not { } read)
        {
            return new IntakeAnswer { Fate = row.Fate, Ticket = row.Ticket, Message = row.Message, Reason = row.Reason };
        }

        var last = new Decided(read.Failure is { } failure
            ? new() { Fate = IntakeFate.Failed, Reason = failure }
            : new() { Fate = IntakeFate.Receipt, Reason = IntakeReasons.Nothing });

        for (var i = 0; i < read.Events.Length; i++)
        {
            var incoming = new Incoming(context, looked.Raw, row, IsLast: i == read.Events.Length - 1);

            if (!(await decisions.Of(incoming, read.Events[i], cancellationToken)).Succeeded(out var decided, out var refusal))
            {
                return refusal;
            }

            last = decided;
        }

        if (!last.ByTicket)
        {
            await journal.Settle(context.Channel, row.Id, last.Answer.Fate, last.Answer.Reason, last.Answer.Ticket, last.Answer.Message, cancellationToken);
        }

        return last.Answer;
    }

    // A kind does not throw for what is in a message; where one does all the same, that message has failed and the next is not held up.
    private async Task<ReadItem> Read(ChannelContext context, RawMessage raw, CancellationToken cancellationToken)
    {
        try
        {
            return await kinds.The<IReadChannel>(context.Kind).Read(context, raw, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException or ChannelFailedException))
        {
            LogNotRead(e, raw.Source, context.Channel);
            return ReadItem.Failed(IntakeReasons.OwnError);
        }
    }

    [LoggerMessage(LogLevel.Error, "Message {Source} of channel {Channel} could not be read.")]
    private partial void LogNotRead(Exception exception, string source, ChannelId channel);

    /// <param name="Raw">As it came.</param>
    /// <param name="Row">Its row in the journal.</param>
    /// <param name="Read">Null where it has its fate already.</param>
    private sealed record Looked(RawMessage Raw, IntakeRow Row, ReadItem? Read);
}
