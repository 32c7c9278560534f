namespace Oqupie.Grains.Erasing;

/// <summary>Takes what was deleted out of the database's files, as far as the database lets one.</summary>
public interface IErasedBytes
{
    /// <summary>False where somebody was reading what is to go: it is to be asked again after a while.</summary>
    Task<bool> Scrub(CancellationToken cancellationToken);
}
