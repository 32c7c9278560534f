using System.ComponentModel.DataAnnotations;

namespace Oqupie.WebHost.Uploads;

/// <summary>Settings under "Uploads" that are the web host's business.</summary>
internal sealed class TusOptions
{
    public const string Section = "Uploads";

    /// <summary>The largest file that may be sent in parts, in bytes.</summary>
    [Range(1, 1L << 40)]
    public long MaxSize { get; set; } = 5L << 30;

    /// <summary>How long the address of a file is good that goes out as a link.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan LinksFor { get; set; } = TimeSpan.FromDays(30);
}
