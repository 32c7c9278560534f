namespace Oqupie.ServiceDefaults.Cluster;

/// <summary>What every process calls the cluster, and how long it waits for it.</summary>
public static class ClusterNames
{
    /// <summary>Both the service and the cluster id. Rows of Orleans' tables bear it, so it never changes.</summary>
    public const string Id = "oqupie";

    /// <summary>How long a caller waits for a grain's answer; a silo that was killed is noticed within it.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How soon a client hears of silos that came or went.</summary>
    public static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(5);
}
