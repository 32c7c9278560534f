namespace Oqupie.Cluster.Tests.Kills;

/// <summary>The first line of every text that is written in a test, by which it is found again wherever it went. Later lines may quote.</summary>
internal static class Marker
{
    public static string Of(string? text) => (text ?? "").Trim().Split('\n', 2)[0].Trim();
}
