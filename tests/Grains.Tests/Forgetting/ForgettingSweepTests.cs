using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Grains.Forgetting;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Forgetting;

public sealed class ForgettingSweepTests
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(3);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    private readonly FakeTimeProvider _clock = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    private readonly List<DateTimeOffset> _asked = [];

    private readonly Queue<Func<int>> _answers = [];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asks_again_at_once_while_a_bite_was_full_and_then_at_the_next_round()
    {
        _answers.Enqueue(() => ForgettingSweep.AtOnce);
        _answers.Enqueue(() => ForgettingSweep.AtOnce);
        _answers.Enqueue(() => 3);
        using var sweep = await Start();
        Assert.Empty(_asked);

        _clock.Advance(Every);
        await Asked(3);
        Assert.All(_asked, before => Assert.Equal(_clock.GetUtcNow() - KeptFor, before));

        _clock.Advance(Every);
        await Asked(4);
        Assert.Equal(_clock.GetUtcNow() - KeptFor, _asked[^1]);
    }

    [Fact]
    public async Task A_round_that_fails_leaves_its_work_to_the_next()
    {
        _answers.Enqueue(() => throw new InvalidOperationException("The database is away."));
        using var sweep = await Start();

        _clock.Advance(Every);
        await Asked(1);
        _clock.Advance(Every);
        await Asked(2);
    }

    [Fact]
    public async Task Ends_when_the_silo_does()
    {
        using var sweep = await Start();
        await sweep.StopAsync(Now);

        Assert.True(sweep.ExecuteTask is { IsCompleted: true, IsFaulted: false });
    }

    private async Task<ForgettingSweep> Start()
    {
        var sweep = new ForgettingSweep("what is old", KeptFor, Every, Forget, _clock, NullLogger<ForgettingSweep>.Instance);
        await sweep.StartAsync(Now);
        return sweep;
    }

    private Task<int> Forget(DateTimeOffset before, int atMost, CancellationToken cancellationToken)
    {
        lock (_asked)
        {
            _asked.Add(before);
            return Task.FromResult(_answers.TryDequeue(out var answer) ? answer() : 0);
        }
    }

    private Task Asked(int times) => Until.True(() => Times() == times, () => $"It was asked {Times()} times instead of {times}.", cancellationToken: Now);

    private int Times()
    {
        lock (_asked)
        {
            return _asked.Count;
        }
    }
}
