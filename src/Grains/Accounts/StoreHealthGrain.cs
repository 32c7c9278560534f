using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

/// <remarks>One on each silo. Anybody may ask a host whether it is ready, so however many do, the database is tried once in a second.</remarks>
[GrainType("store-health"), Orleans.Concurrency.StatelessWorker(1)]
internal sealed class StoreHealthGrain(IStoreProbe probe, TimeProvider clock) : Grain, IStoreHealthGrain
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private long? _triedAt;
    private string? _failure;

    public async Task Try()
    {
        if (_triedAt is not { } at || clock.GetElapsedTime(at) >= Fresh)
        {
            await Ask();
        }

        if (_failure is { } reason)
        {
            throw new StoreUnavailableException(reason);
        }
    }

    private async Task Ask()
    {
        try
        {
            await probe.Try(CancellationToken.None);
            _failure = null;
        }
        catch (StoreUnavailableException e)
        {
            _failure = e.Message;
        }

        _triedAt = clock.GetTimestamp();
    }
}
