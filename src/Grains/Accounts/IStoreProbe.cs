namespace Oqupie.Grains.Accounts;

/// <summary>The database, asked for its health by being used.</summary>
public interface IStoreProbe
{
    /// <summary>Writes a little, durable when it returns, over what the last one wrote.</summary>
    Task Try(CancellationToken cancellationToken);
}
