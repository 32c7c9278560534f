using System.ComponentModel.DataAnnotations;

namespace Oqupie.ServiceDefaults.Limits;

/// <summary>Settings under "Limits".</summary>
public sealed class LimitsOptions
{
    public const string Section = "Limits";

    private const long Megabyte = 1024 * 1024;

    /// <summary>The largest body a request may have, in bytes.</summary>
    [Range(1024, 10L * 1024 * Megabyte)]
    public long MaxBodyBytes { get; set; } = 30 * Megabyte;

    /// <summary>The largest raw mail that may be handed in, in bytes.</summary>
    [Range(1024, 10L * 1024 * Megabyte)]
    public long MaxMailBytes { get; set; } = 50 * Megabyte;
}
