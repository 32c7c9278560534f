namespace Oqupie.Portal.Serving;

/// <summary>Settings under "Portal".</summary>
internal sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>"https://help.example.com": where customers reach the pages. Unless set, canonical addresses begin with what the browser used.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>In bytes; the least asked for goes first.</summary>
    public long CacheBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Searches and suggestions from one address; for a short while five times as many.</summary>
    public int SearchesPerSecond { get; set; } = 20;
}
