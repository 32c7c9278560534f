using System.ComponentModel.DataAnnotations;

namespace Oqupie.Grains.Uploads;

/// <summary>Settings under "Uploads", the same for all processes.</summary>
internal sealed class UploadsOptions
{
    public const string Section = "Uploads";

    /// <summary>The largest file that may be sent in parts, in bytes.</summary>
    [Range(1, 1L << 40)]
    public long MaxSize { get; set; } = 5L << 30;

    /// <summary>How long an upload is kept after its last byte.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many that are not whole one sender may have.</summary>
    [Range(1, 1000)]
    public int MostOpen { get; set; } = 50;

    /// <summary>How many bytes those that one sender has begun may have together while they are kept, whole ones too.</summary>
    [Range(1, 1L << 50)]
    public long MostBytes { get; set; } = 20L << 30;
}
