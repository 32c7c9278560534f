using System.Collections.Concurrent;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Jobs;

/// <summary>
/// How many tickets all jobs of this silo work on at the same time, so that people do not wait for them. Whoever waits longest is next; a job asks for some
/// places and no more, so jobs share them evenly, and an account has a bounded part.
/// </summary>
internal sealed class JobLanes : IDisposable
{
    /// <summary>Of one job: enough that commits are gathered, and few enough that what somebody does beside it is not last in a long line.</summary>
    public const int OfJob = 32;

    private const int OfAccount = 48;
    private const int OfSilo = 64;

    private readonly SemaphoreSlim _silo = new(OfSilo);
    private readonly ConcurrentDictionary<AccountId, SemaphoreSlim> _accounts = new();

    public async Task<T> In<T>(AccountId account, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var lane = _accounts.GetOrAdd(account, _ => new(OfAccount));
        await lane.WaitAsync(cancellationToken);

        try
        {
            await _silo.WaitAsync(cancellationToken);

            try
            {
                return await work();
            }
            finally
            {
                _silo.Release();
            }
        }
        finally
        {
            lane.Release();
        }
    }

    public void Dispose()
    {
        _silo.Dispose();

        foreach (var lane in _accounts.Values)
        {
            lane.Dispose();
        }
    }
}
