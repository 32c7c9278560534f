namespace Oqupie.Grains.Retention;

/// <summary>Purges an account's tickets, some at a time. The key is the account.</summary>
[Alias("oqupie.IPurgeGrain")]
internal interface IPurgeGrain : IGrainWithStringKey
{
    /// <summary>Purges for a few seconds what is due, and puts the row off: until soon where there is more, else until the next round.</summary>
    /// <param name="token">The row's.</param>
    /// <param name="cancellationToken">Whether to go on.</param>
    /// <returns>False where nothing is ever to be purged, so that the row has no use.</returns>
    [Alias("Purge")]
    Task<bool> Purge(string token, CancellationToken cancellationToken);
}
