using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Channels.Email;
using Orleans.Runtime;

namespace Oqupie.Grains.Channels;

/// <remarks>
/// Fetching runs for as long as the channel lives, in a timer that interleaves: health can be asked and a restart be told meanwhile.
/// A restart waits for the run before it. The reminder brings the poller back on another silo when this one dies.
/// </remarks>
[GrainType("channel-poller")]
internal sealed partial class ChannelPollerGrain(
    [PersistentState("channel-poller")] IPersistentState<ChannelPollerState> state,
    ChannelKinds kinds,
    IMailboxes mailboxes,
    MessageIntake intake,
    MailReconciler reconciler,
    AskingAgain asking,
    Stopping stopping,
    RawRetention retention,
    AccountTeller teller,
    TimeProvider clock,
    ILogger<ChannelPollerGrain> logger) : Grain, IChannelPollerGrain, IRemindable
{
    private const int BatchSize = 64;
    private const string KeepPolling = "keep-polling";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromDays(1);

    private DateTimeOffset _sweepAt;
    private DateTimeOffset _nextAsk;
    private int _limit = BatchSize;
    private IGrainTimer? _run;
    private Task _running = Task.CompletedTask;
    private string? _trouble;
    private bool _isPushed;
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

    public Task Trouble(string? reason)
    {
        _trouble = reason;
        return Show(_health with { LastError = reason, LastCheckedAt = clock.GetUtcNow() });
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_run is null)
        {
            Restart();
        }
        else if (_isPushed)
        {
            await intake.TakePending(Channel, CancellationToken.None); // Whoever took it from the other side may have died before they rang.
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
        _trouble = null; // What was wrong may have been put right, and is told again if not.
        _health = new() { State = ChannelState.Connecting };
        var before = _running;
        _run = this.RegisterGrainTimer(
            token => _running = Run(before, token),
            new() { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
    }

    // A process that stops waits for its grains, and a grain for what it waits for: so this does not wait to be told by the timer.
    private async Task Run(Task before, CancellationToken timer)
    {
        await before;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timer, stopping.Now);
        var cancellationToken = ending.Token;

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
                await Pause(failures, (e as ChannelFailedException)?.Pause, cancellationToken);
            }
        }
    }

    /// <returns>False where there is nothing to fetch from.</returns>
    private async Task<bool> Fetch(Action wentWell, CancellationToken cancellationToken)
    {
        var opened = await GrainFactory.GetGrain<IChannelsGrain>(Channel.Account.Value).Open(Channel.Local);
        var channel = opened.Value;

        _isPushed = channel is not null && kinds.Find<IPushedChannel>(channel.Kind) is not null;

        // What a process journalled and then died over, fetched or pushed, is taken up again from the journal.
        await intake.TakePending(Channel, cancellationToken);

        if (channel is null || kinds.Find<IPulledChannel>(channel.Kind) is not { } pulled || !pulled.Pulls(channel.Settings))
        {
            await Show(new() { State = _isPushed ? ChannelState.Ok : ChannelState.Off, LastError = _trouble });
            return false;
        }

        await using var pull = await pulled.Connect(Channel.Account, channel.Settings, cancellationToken);

        while (!cancellationToken.IsCancellationRequested)
        {
            var trouble = await Drain(pull, wentWell, cancellationToken);
            var waiting = await AskAgain(pull, cancellationToken);
            await Show(new()
            {
                State = ChannelState.Ok,
                LastError = trouble ?? _trouble ?? Said(waiting.Count),
                LastCheckedAt = clock.GetUtcNow(),
                Mode = pull.Mode,
                NotGiven = waiting.Count,
            });
            wentWell();
            await pull.Wait(waiting.Next, cancellationToken);
        }

        return true;
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

    private async Task Pause(int failures, TimeSpan? asked, CancellationToken cancellationToken)
    {
        var ours = FirstPause * Math.Pow(2, Math.Min(failures - 1, 10));
        var pause = ours < LongestPause ? ours : LongestPause;

        try
        {
            await Task.Delay(asked > pause ? (asked < LongestAsked ? asked.Value : LongestAsked) : pause, clock, cancellationToken);
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
