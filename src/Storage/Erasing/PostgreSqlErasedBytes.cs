using Oqupie.Grains.Erasing;

namespace Oqupie.Storage.Erasing;

/// <summary>Its own vacuum takes dead rows away when nobody can see them any more; its log and its backups are the operator's.</summary>
internal sealed class PostgreSqlErasedBytes : IErasedBytes
{
    public Task<bool> Scrub(CancellationToken cancellationToken) => Task.FromResult(true);
}
