using System.ComponentModel.DataAnnotations;

namespace Oqupie.Grains.Erasing;

/// <summary>Settings under "Erasing".</summary>
public sealed class ErasingOptions
{
    public const string Section = "Erasing";

    /// <summary>
    /// So long after its bytes were last put in a blob stays, though nothing needs it: an upload is a blob before the message is written that it goes with.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan BlobGrace { get; set; } = TimeSpan.FromHours(1);
}
