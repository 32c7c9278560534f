using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Orleans.Runtime;

namespace Oqupie.Grains.Channels;

/// <remarks>
/// The pump runs in a timer that interleaves, so that being woken never waits for a slow mail server; there is one pump at a time.
/// A row is "sending" in the store before its attempt begins and has its end in the store before the ticket hears of it, so a crash anywhere
/// leads to the same attempt made again, looked for or left open, or to the ticket told again, never to silence.
/// </remarks>
[GrainType("outbox")]
internal sealed partial class OutboxGrain(
    IOutboxStore store,
    ChannelCache contexts,
    ChannelKinds kinds,
    HostPace pace,
    ReplyHistory history,
    Stopping stopping,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxGrain> logger) : Grain, IOutboxGrain, IRemindable
{
    private const int BatchSize = 50;
    private const string Look = "look";

    private static readonly SendAnswer Erased = new(DeliveryState.Failed, "The customer was erased before the reply had left.");

    private static readonly SendAnswer LeftOpen = new(
        DeliveryState.Unknown, "The server stopped while it was being sent, and nobody can tell whether it had gone.");

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private IGrainTimer? _pump;
    private bool _pumping;
    private bool _wokenMeanwhile;
    private bool _abandonedTaken;
    private DateTimeOffset _lookedAt;

    private ChannelId Channel => ChannelId.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _pump = this.RegisterGrainTimer(
            Pump, new() { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
        await this.RegisterOrUpdateReminder(Look, LookEvery, LookEvery, cancellationToken);
    }

    public Task Wake(DateTimeOffset due)
    {
        var wait = due - clock.GetUtcNow();

        if (_pumping)
        {
            _wokenMeanwhile = true;
        }
        else if (wait <= TimeSpan.Zero)
        {
            _pump?.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
        else
        {
            return Schedule(CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Wake(clock.GetUtcNow());

    private async Task Pump(CancellationToken cancellationToken)
    {
        _pumping = true;

        try
        {
            do
            {
                _wokenMeanwhile = false;
                await TellAgain(cancellationToken);
                await SendDue(cancellationToken);
            }
            while (_wokenMeanwhile && !cancellationToken.IsCancellationRequested);
        }
        catch (OperationCanceledException) when (stopping.Now.IsCancellationRequested)
        {
            return; // What has not left is due at the next start.
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogPumpFailed(e, Channel); // Everything is in the store; the reminder tries again.
            _abandonedTaken = false; // What had begun is over, and how it ended may not have been written down.
        }
        finally
        {
            _pumping = false;
        }

        await Schedule(cancellationToken);
    }

    private async Task Schedule(CancellationToken cancellationToken)
    {
        if (await store.NextDue(Channel.Account, Channel.Local, cancellationToken) is { } due)
        {
            var now = clock.GetUtcNow();

            // Due since the pump looked: look again. Due before and still there: nothing can send it now. (A timer may come a moment early.)
            var wait = due > now ? due - now : due > _lookedAt ? TimeSpan.Zero : LookEvery;
            _pump?.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task SendDue(CancellationToken cancellationToken)
    {
        _lookedAt = clock.GetUtcNow();

        // A channel that was removed keeps its rows: put back with the same id it would go on, and its tickets show them as waiting.
        while (!stopping.Now.IsCancellationRequested
            && await contexts.Of(Channel) is { Sends: true } context && kinds.Find<ISendingChannel>(context.Kind) is { } sender)
        {
            _lookedAt = clock.GetUtcNow();
            var due = await store.Due(Channel.Account, Channel.Local, _lookedAt, withAbandoned: !_abandonedTaken, BatchSize, cancellationToken);
            _abandonedTaken = true;

            if (due.IsEmpty)
            {
                return;
            }

            using var turn = new SemaphoreSlim(options.Value.Concurrency);
            await Task.WhenAll(due.Select(item => Send(item, sender, context, turn, cancellationToken)));
        }
    }

    private async Task Send(OutboxItem item, ISendingChannel sender, ChannelContext context, SemaphoreSlim turn, CancellationToken cancellationToken)
    {
        // A process that stops gives what is being handed over a moment; how that ended is written down all the same.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Soon);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Now);
        await turn.WaitAsync(waiting.Token);

        try
        {
            var attempt = item.Attempts + 1;

            // Before the attempt begins, so that a reply that waits for its turn can still be taken back.
            if (sender.Pace(context.Settings) is { } asked)
            {
                await pace.Turn(asked.Host, asked.PerMinute, waiting.Token);
            }

            if (!await store.Begin(Channel.Account, item.Entry.Id, attempt, clock.GetUtcNow(), cancellationToken))
            {
                return;
            }

            var whole = sender.Quotes(context, item) ? await history.With(item, cancellationToken) : item;
            var answer = await Try(whole, sender, context, ending.Token);
            var ended = Ended(item, attempt, answer);
            await store.End(Channel.Account, item.Entry.Id, ended, cancellationToken);
            await Tell(item, ended, cancellationToken);

            // Last, because a copy that is slow must not leave it open whether the reply was sent.
            if (ended.State is DeliveryState.Sent && await sender.KeepCopy(context, whole, ending.Token) is { } reason)
            {
                LogNoCopy(item.Entry.Ticket, reason);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    // A try whose end nobody wrote down is looked for first. Where nobody can tell, it stays unknown until a person says that it shall go once more.
    private static async Task<SendAnswer> Try(OutboxItem item, ISendingChannel sender, ChannelContext context, CancellationToken cancellationToken)
    {
        if (item.Text is null)
        {
            return Erased;
        }

        if (item.IsDoubtful)
        {
            var earlier = await sender.Find(context, item, cancellationToken);

            if (earlier.State is DeliveryState.Sent)
            {
                return new(DeliveryState.Sent, "An earlier try had reached them.") { ExternalId = earlier.ExternalId };
            }

            if (earlier.State is DeliveryState.Unknown && item.State is DeliveryState.Sending)
            {
                return LeftOpen;
            }
        }

        return await sender.Send(context, item, cancellationToken);
    }

    private OutboxAttempt Ended(OutboxItem item, int attempt, SendAnswer answer)
    {
        var now = clock.GetUtcNow();

        if (answer.State is not DeliveryState.Queued)
        {
            return new(attempt, now, answer.State, null, answer.Answer) { ExternalId = answer.ExternalId, NotTo = answer.NotTo };
        }

        return now - (item.TryingSince ?? now) >= options.Value.GiveUpAfter
            ? new(attempt, now, DeliveryState.Failed, null, answer.Answer)
            : new(attempt, now, DeliveryState.Queued, now + BackOff.After(attempt, options.Value.FirstRetry, answer.Pause), answer.Answer);
    }

    private async Task TellAgain(CancellationToken cancellationToken)
    {
        foreach (var item in await store.Untold(Channel.Account, Channel.Local, BatchSize, cancellationToken))
        {
            await Tell(item, new(item.Attempts, clock.GetUtcNow(), item.State, null, item.Reason) { NotTo = item.NotTo }, cancellationToken);
        }
    }

    private async Task Tell(OutboxItem item, OutboxAttempt ended, CancellationToken cancellationToken)
    {
        var report = new DeliveryReport
        {
            Reply = item.Entry.Reply,
            State = ended.State,
            Attempt = ended.Number,
            Reason = ReasonOf(ended),
            NotTo = ended.NotTo,
        };
        var answer = await GrainFactory.GetGrain<ITicketDeliveryGrain>(item.Entry.Ticket.ToString()).Delivered(report, cancellationToken);

        if (answer.Succeeded(out _, out var refusal) || refusal.Code is "not_found")
        {
            await store.Told(Channel.Account, item.Entry.Id, ended.Number, cancellationToken);
        }
        else
        {
            LogNotTold(item.Entry.Ticket, refusal.Code); // Untold rows are told again at the next pump.
        }
    }

    // "Sent" needs no words; the server's answer stays with the attempt.
    private static string? ReasonOf(OutboxAttempt ended) => ended.State is DeliveryState.Sent ? null : ended.Answer;

    [LoggerMessage(LogLevel.Error, "The outbox of channel {Channel} stopped before its end.")]
    private partial void LogPumpFailed(Exception exception, ChannelId channel);

    [LoggerMessage(LogLevel.Warning, "There is no copy of a reply of ticket {Ticket} in the sent folder: {Reason}")]
    private partial void LogNoCopy(TicketId ticket, string reason);

    [LoggerMessage(LogLevel.Warning, "Ticket {Ticket} was not told what became of a reply: {Code}.")]
    private partial void LogNotTold(TicketId ticket, string code);
}
