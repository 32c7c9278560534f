using System.ComponentModel.DataAnnotations;

namespace Oqupie.WebHost.Files;

/// <summary>Settings under "Files" that are the web host's business.</summary>
internal sealed class UploadOptions
{
    public const string Section = "Files";

    /// <summary>The largest file that may be uploaded, in bytes.</summary>
    [Range(1, 10L << 30)]
    public long MaxBytes { get; set; } = 25 << 20;

    /// <summary>
    /// How long a signed address is good at least; it ends on a full hour, so that it stays the same meanwhile and browsers keep what it shows.
    /// </summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan AddressLife { get; set; } = TimeSpan.FromHours(12);
}
