using Oqupie.Contracts;
using Oqupie.Grains.Accounts;

namespace Oqupie.Testing.Accounts;

/// <summary>A store that is well until a test says otherwise.</summary>
public sealed class MemoryStoreProbe : IStoreProbe
{
    /// <summary>What is wrong with it; null while it is well.</summary>
    public string? Trouble { get; set; }

    public int Tries { get; private set; }

    public Task Try(CancellationToken cancellationToken)
    {
        Tries++;
        return Trouble is { } reason ? Task.FromException(new StoreUnavailableException(reason)) : Task.CompletedTask;
    }
}
