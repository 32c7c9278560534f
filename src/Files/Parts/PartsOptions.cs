using System.ComponentModel.DataAnnotations;

namespace Oqupie.Files.Parts;

/// <summary>Settings under "Uploads" that are the folder's business.</summary>
internal sealed class PartsOptions
{
    public const string Section = "Uploads";

    /// <summary>How long what came of a file is kept after its last byte.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromHours(24);
}
