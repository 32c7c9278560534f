using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Accounts;
using Orleans.Runtime;

namespace Oqupie.Grains.Schedule;

/// <remarks>
/// Looks in a timer that interleaves, and lets owners act beside it, so that being woken and looking again never wait for a slow one. It keeps nothing: a
/// row is there until its effect is, whoever is at work on it, so two activations of a shard may act on a row and one effect comes of it.
/// </remarks>
[GrainType("schedule")]
internal sealed partial class ScheduleGrain : Grain, IScheduleGrain, IRemindable
{
    private const int PageSize = 200;
    private const string Awake = "awake";

    private static readonly TimeSpan RemindEvery = TimeSpan.FromMinutes(1);
    private static readonly Meter Meter = new("Oqupie.Schedule");

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>(
        "oqupie.schedule.lateness", "s", "How long after its time a row was done.");

    private static readonly Counter<long> PutOffs = Meter.CreateCounter<long>("oqupie.schedule.put_off", description: "Attempts at a row that failed.");

    private readonly IDueStore _store;
    private readonly DueOwners _owners;
    private readonly ScheduleOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<ScheduleGrain> _logger;
    private readonly DueLanes _lanes;

    private IGrainTimer? _timer;
    private DateTimeOffset _looksAt;
    private bool _looking;
    private bool _wokenMeanwhile;
    private bool _leftBehind;
    private int _failures;

    public ScheduleGrain(IDueStore store, DueOwners owners, IOptions<ScheduleOptions> options, TimeProvider clock, ILogger<ScheduleGrain> logger)
    {
        (_store, _owners, _options, _clock, _logger) = (store, owners, options.Value, clock, logger);
        _lanes = new(Act, LookForWhatWasLeft, _options.Concurrency, _options.ConcurrencyOfAccount);
    }

    private int Shard => (int)this.GetPrimaryKeyLong();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _timer = this.RegisterGrainTimer(Look, new() { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
        await this.RegisterOrUpdateReminder(Awake, RemindEvery, RemindEvery, cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        await _lanes.Stop().WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

    public Task Wake(DateTimeOffset due)
    {
        if (_looking)
        {
            _wokenMeanwhile = true;
        }
        else if (due < _looksAt)
        {
            LookAt(due);
        }

        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask; // Being awake is enough.

    private async Task Look(CancellationToken cancellationToken)
    {
        _looking = true;
        var next = _clock.GetUtcNow() + _options.LookEvery;

        try
        {
            do
            {
                _wokenMeanwhile = false;
                var now = _clock.GetUtcNow();
                await TakeDue(now, cancellationToken);
                next = Earlier(await _store.Next(Shard, now, cancellationToken), now + _options.LookEvery);
            }
            while (_wokenMeanwhile);

            _failures = 0;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotLooked(e, Shard);
            next = Earlier(_clock.GetUtcNow() + ScheduleRules.PauseAfter(++_failures), next);
        }
        finally
        {
            _looking = false;
        }

        LookAt(next);
    }

    private async Task TakeDue(DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (DueItem? last = null; ;)
        {
            var page = await _store.Due(Shard, now, last, PageSize, cancellationToken);

            foreach (var item in page)
            {
                _leftBehind |= !_lanes.Take(item);
            }

            if (page.Length < PageSize)
            {
                return;
            }

            last = page[^1];
        }
    }

    private void LookForWhatWasLeft()
    {
        if (_leftBehind)
        {
            _leftBehind = false;
            _ = Wake(_clock.GetUtcNow());
        }
    }

    private void LookAt(DateTimeOffset time)
    {
        _looksAt = time;
        var wait = time - _clock.GetUtcNow();
        _timer?.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task Act(DueItem item)
    {
        try
        {
            if (_owners.Of(item) is not { } owner)
            {
                // A silo of a newer version put it. Such a one will come by; then it must not be waiting for its longest pause.
                await PutOff(item, "Nobody here does that.", _options.LookEvery);
                return;
            }

            var outcome = await owner.Act(item, CancellationToken.None);

            if (outcome.Reason is { } reason)
            {
                await PutOff(item, reason, ScheduleRules.PauseAfter(item.Attempts + 1));
                return;
            }

            if (outcome == DueOutcome.Done)
            {
                await _store.End(item, CancellationToken.None);
            }

            Lateness.Record((_clock.GetUtcNow() - item.At).TotalSeconds, new KeyValuePair<string, object?>("what", item.What));
        }
        catch (Exception e)
        {
            await Failed(item, e);
        }
    }

    private async Task Failed(DueItem item, Exception failure)
    {
        LogFailed(failure, item.What, item.Key, item.Account, item.Attempts + 1);

        try
        {
            await PutOff(item, failure.GetType().Name, ScheduleRules.PauseAfter(item.Attempts + 1)); // Its message may hold somebody's words.
        }
        catch (Exception e)
        {
            LogNotPutOff(e, item.What, item.Key, item.Account); // It is still due, and found when the schedule next looks by itself.
        }
    }

    private async Task PutOff(DueItem item, string reason, TimeSpan pause)
    {
        PutOffs.Add(1, new KeyValuePair<string, object?>("what", item.What));
        var until = _clock.GetUtcNow() + pause;

        if (await _store.PutOff(item, until, reason, CancellationToken.None))
        {
            LogPutOff(item.What, item.Key, item.Account, item.Attempts + 1, pause);
            await Wake(until);
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    [LoggerMessage(LogLevel.Error, "Shard {Shard} of the schedule could not look what is due.")]
    private partial void LogNotLooked(Exception exception, int shard);

    [LoggerMessage(LogLevel.Warning, "{What} of {Key} in account {Account} failed at attempt {Attempt}.")]
    private partial void LogFailed(Exception exception, string what, string key, AccountId account, int attempt);

    [LoggerMessage(LogLevel.Warning, "{What} of {Key} in account {Account} was put off after attempt {Attempt}; it is tried again in {Pause}.")]
    private partial void LogPutOff(string what, string key, AccountId account, int attempt, TimeSpan pause);

    [LoggerMessage(LogLevel.Error, "{What} of {Key} in account {Account} could not be put off.")]
    private partial void LogNotPutOff(Exception exception, string what, string key, AccountId account);
}
