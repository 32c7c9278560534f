using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Accounts;
using Orleans.Runtime;

namespace Oqupie.Grains.Channels;

/// <remarks>
/// Fetching runs for as long as the channel lives, in a timer that interleaves: health can be asked and a restart be told meanwhile.
/// A restart waits for the run before it. The reminder brings the poller back on another silo when this one dies.
/// </remarks>
[GrainType("channel-poller")]
internal sealed partial class ChannelPollerGrain(
    [PersistentState("channel-poller")] IPersistentState<ChannelPollerState> state,
    IEnumerable<IChannelAdapter> adapters,
    MessageIntake intake,
    IIntakeJournal journal,
    MailReconciler reconciler,
    RawRetention retention,
    AccountTeller teller,
    TimeProvider clock,
    ILogger<ChannelPollerGrain> logger) : Grain, IChannelPollerGrain, IRemindable
{
    private const int BatchSize = 64;
    private const string KeepPolling = "keep-polling";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromDays(1);

    private DateTimeOffset _sweepAt;
    private IGrainTimer? _run;
    private Task _running = Task.CompletedTask;
    private ChannelHealth _health = new() { State = ChannelState.Off };

    private ChannelId Channel => ChannelId.Of(this.GetPrimaryKeyString());

    public async Task Start()
    {
        await this.RegisterOrUpdateReminder(KeepPolling, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        Restart();
    }

    public async Task Stop()
    {
        _run?.Dispose();
        _run = null;
        _health = new() { State = ChannelState.Off };

        if (await this.GetReminder(KeepPolling) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    public Task<ChannelHealth> Health() => Task.FromResult(_health);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_run is null)
        {
            Restart();
        }

        if (clock.GetUtcNow() >= _sweepAt)
        {
            var more = await retention.Sweep(Channel, CancellationToken.None);
            _sweepAt = more ? default : clock.GetUtcNow() + BetweenSweeps;
        }
    }

    private void Restart()
    {
        _run?.Dispose(); // Cancels the run.
        _health = new() { State = ChannelState.Connecting };
        var before = _running;
        _run = this.RegisterGrainTimer(
            token => _running = Run(before, token),
            new() { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
    }

    private async Task Run(Task before, CancellationToken cancellationToken)
    {
        await before;

        for (var failures = 0; !cancellationToken.IsCancellationRequested;)
        {
            try
            {
                if (!await Fetch(() => failures = 0, cancellationToken))
                {
                    return;
                }
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                failures++;
                LogFetchFailed(e, Channel);
                await Show(new()
                {
                    State = ChannelState.Failing,
                    LastError = e is ChannelFailedException ? e.Message : "The server had an error of its own while fetching. It tries again.",
                    LastCheckedAt = clock.GetUtcNow(),
                });
                await Pause(failures, cancellationToken);
            }
        }
    }

    /// <returns>False where there is nothing to fetch from.</returns>
    private async Task<bool> Fetch(Action wentWell, CancellationToken cancellationToken)
    {
        var opened = await GrainFactory.GetGrain<IChannelsGrain>(Channel.Account.Value).Open(Channel.Local);

        if (!opened.Succeeded(out var channel, out _) || channel.Settings.Imap is null)
        {
            await TakeLeftOver(cancellationToken);
            await Show(new() { State = ChannelState.Off });
            return false;
        }

        await TakeLeftOver(cancellationToken);
        var adapter = adapters.Single(candidate => candidate.Kind == channel.Kind);
        await using var mailbox = await adapter.Connect(Channel.Account, channel.Settings, cancellationToken);

        var folders = (channel.Settings.Fetching ?? MailFetching.Usual).Folders;

        while (!cancellationToken.IsCancellationRequested)
        {
            string? trouble = null;

            // The first is fetched last, because that is the one that is listened to.
            foreach (var folder in folders.Reverse())
            {
                trouble = await Drain(mailbox, folder, cancellationToken) ?? trouble;
            }

            await Show(new() { State = ChannelState.Ok, LastError = trouble, LastCheckedAt = clock.GetUtcNow(), Mode = mailbox.Mode });
            wentWell();
            await mailbox.Wait(cancellationToken);
        }

        return true;
    }

    /// <returns>What could not be done on the server with what was taken in.</returns>
    private async Task<string?> Drain(IMailbox mailbox, WatchedFolder folder, CancellationToken cancellationToken)
    {
        string? trouble = null;

        for (var more = true; more && !cancellationToken.IsCancellationRequested;)
        {
            var batch = await mailbox.Fetch(folder, Cursor(folder.Name), BatchSize, cancellationToken);
            var taken = await intake.TakeAll(Channel, batch.Messages, cancellationToken);
            trouble = await mailbox.Finish(batch, taken, cancellationToken) ?? trouble;
            await Keep(batch.Cursor);
            more = batch.More;
        }

        return trouble;
    }

    private MailCursor? Cursor(string folder) =>
        state.State.Cursors.FirstOrDefault(cursor => cursor.Folder == folder) ?? (state.State.Cursor is { } only && only.Folder == folder ? only : null);

    // A cursor moves on only after every message of its batch has its fate.
    private async Task Keep(MailCursor cursor)
    {
        if (cursor != Cursor(cursor.Folder))
        {
            await state.Keep(state.State with { Cursors = [.. state.State.Cursors.Where(other => other.Folder != cursor.Folder), cursor] }, this);
        }
    }

    // What a process journalled and then died over, fetched or posted, is taken up again from the journal.
    private async Task TakeLeftOver(CancellationToken cancellationToken)
    {
        var rows = await journal.Pending(Channel, BatchSize, cancellationToken);
        await intake.TakeAll(
            Channel, [.. rows.Select(row => new RawMessage { Source = row.Source, Sha256 = row.Sha256, Size = row.Size, Imported = row.Imported })], cancellationToken);
    }

    // A failing channel stays so until it is well again, however often it is tried; consoles hear of each turn.
    private async Task Show(ChannelHealth health)
    {
        var turned = (health.State, health.LastError) != (_health.State, _health.LastError);
        _health = health;

        if (turned)
        {
            await teller.Tell(Channel.Account, new AccountChange(AccountChangeKind.Channel, Channel.Local));
        }
    }

    private async Task Pause(int failures, CancellationToken cancellationToken)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(failures - 1, 10));

        try
        {
            await Task.Delay(pause < LongestPause ? pause : LongestPause, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            LogStopped(Channel);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Channel {Channel} could not be fetched from.")]
    private partial void LogFetchFailed(Exception exception, ChannelId channel);

    [LoggerMessage(LogLevel.Debug, "Channel {Channel} is not fetched from any more.")]
    private partial void LogStopped(ChannelId channel);
}

[GenerateSerializer, Immutable, Alias("oqupie.ChannelPollerState")]
internal sealed record ChannelPollerState
{
    /// <summary>Of the one folder there was, before there were several.</summary>
    [Id(0)]
    public MailCursor? Cursor { get; init; }

    [Id(1)]
    public ImmutableArray<MailCursor> Cursors { get; init; } = [];
}
