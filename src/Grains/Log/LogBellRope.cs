using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Log;

namespace Oqupie.Grains.Log;

/// <summary>Ties this silo's bell to the others': tells of rings, hears of theirs, and says which followers are to be kept going.</summary>
internal sealed partial class LogBellRope(
    LogBell bell,
    IGrainFactory grains,
    IEnumerable<ILogConsumer> consumers,
    TimeProvider clock,
    ILogger<LogBellRope> logger) : ILifecycleParticipant<ISiloLifecycle>, ILogBellListener, IDisposable
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    /// <summary>Between two tellings; what is appended meanwhile is told together.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(25);

    private readonly CancellationTokenSource _ending = new();
    private ILogBellListener _self = null!;
    private Task _running = Task.CompletedTask;

    private ILogBellGrain Others => grains.GetGrain<ILogBellGrain>(ILogBellGrain.Key);

    private ImmutableArray<string> Followers =>
        [.. consumers.SelectMany(consumer => Enumerable.Range(0, consumer.Shards).Select(shard => new FollowerId(consumer.Name, shard).ToString()))];

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(LogBellRope), ServiceLifecycleStage.Last, Start, Stop);

    public Task Rung()
    {
        bell.RingHere();
        return Task.CompletedTask;
    }

    public void Dispose() => _ending.Dispose();

    private async Task Start(CancellationToken cancellationToken)
    {
        _self = grains.CreateObjectReference<ILogBellListener>(this);
        await Try(() => Others.Listen(_self, Followers));
        _running = Task.Run(() => Run(_ending.Token), CancellationToken.None);
    }

    private async Task Stop(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        await _running;
    }

    private async Task Run(CancellationToken stopping)
    {
        var renewedAt = clock.GetTimestamp();

        while (!stopping.IsCancellationRequested)
        {
            await Wait(RenewEvery - clock.GetElapsedTime(renewedAt), stopping);

            if (bell.Away.TryRead(out _))
            {
                await Try(() => Others.Ring(_self));
                await Task.Delay(Gap, clock, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }

            if (clock.GetElapsedTime(renewedAt) >= RenewEvery && !stopping.IsCancellationRequested)
            {
                renewedAt = clock.GetTimestamp();
                await Try(() => Others.Listen(_self, Followers));
            }
        }
    }

    private async Task Wait(TimeSpan longest, CancellationToken stopping)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = Task.Delay(longest > TimeSpan.Zero ? longest : TimeSpan.Zero, clock, awake.Token);
        await Task.WhenAny(bell.Away.WaitToReadAsync(awake.Token).AsTask(), renewing);
        await awake.CancelAsync();
    }

    private async Task Try(Func<Task> telling)
    {
        try
        {
            await telling();
        }
        catch (Exception e)
        {
            LogNotTold(e); // The other silos look by themselves, and this one renews again.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The other silos were not told that the event log grew, or will not tell this one.")]
    private partial void LogNotTold(Exception exception);
}
