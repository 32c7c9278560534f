using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Jobs;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Jobs;

public sealed class JobLanesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_jobs_share_the_places_and_one_of_another_account_finds_some()
    {
        using var lanes = new JobLanes();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (busy, quiet) = (new AccountId(LocalKey.New()), new AccountId(LocalKey.New()));
        var (first, second, other) = (0, 0, 0);

        Task[] work =
        [
            .. Begin(busy, () => Interlocked.Increment(ref first)),
            .. Begin(busy, () => Interlocked.Increment(ref second)),
            .. Begin(quiet, () => Interlocked.Increment(ref other)),
        ];

        await Until.True(() => first + second + other is 64, () => $"{first}, {second} and {other} are at work.", cancellationToken: Cancellation);
        Assert.Equal((32, 16, 16), (first, second, other));
        gate.SetResult();
        await Task.WhenAll(work);
        Assert.Equal((32, 32, 32), (first, second, other));

        IEnumerable<Task> Begin(AccountId account, Action began) => Enumerable.Range(0, JobLanes.OfJob).Select(_ => lanes.In(
            account,
            async () =>
            {
                began();
                await gate.Task;
                return true;
            },
            Cancellation));
    }
}
