using System.ComponentModel.DataAnnotations;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Settings under "Knowledge:Import": how much one import may be.</summary>
internal sealed class ImportOptions
{
    public const string Section = "Knowledge:Import";

    /// <summary>The largest zip (or single file), in bytes.</summary>
    [Range(1, 1L << 32)]
    public long MaxBytes { get; set; } = 256 << 20;

    /// <summary>How many files a zip may hold, whatever they are.</summary>
    [Range(1, 1_000_000)]
    public int MaxFiles { get; set; } = 20_000;

    /// <summary>How many bytes are inflated at most, counted while reading.</summary>
    [Range(1, 1L << 34)]
    public long MaxInflatedBytes { get; set; } = 1 << 30;

    /// <summary>How many times its own size a zip may inflate to, beyond its first ten megabytes.</summary>
    [Range(1, 10_000)]
    public int MaxRatio { get; set; } = 100;
}
