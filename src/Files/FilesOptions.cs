using System.ComponentModel.DataAnnotations;

namespace Oqupie.Files;

/// <summary>Settings under "Files".</summary>
public sealed class FilesOptions
{
    public const string Section = "Files";

    /// <summary>The folder of the blobs, one that all hosts share when they run apart. Unless said, "blobs" in <c>Storage:Directory</c>.</summary>
    [Required]
    public string Directory { get; set; } = "";
}
