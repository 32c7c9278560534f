using System.ComponentModel.DataAnnotations;

namespace Oqupie.WebHost.Pictures;

/// <summary>Pictures of mails that lie elsewhere, as members ask for them.</summary>
internal sealed class PictureOptions
{
    public const string Section = "Pictures";

    /// <summary>The largest that is fetched, in bytes. So many of them are remembered as <see cref="Remembered"/> says.</summary>
    [Range(1024, 50 << 20)]
    public int MaxBytes { get; set; } = 3 << 20;

    /// <summary>All of it: names, redirects and bytes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many are fetched at once; the others wait their turn.</summary>
    [Range(1, 100)]
    public int AtOnce { get; set; } = 8;

    [Range(1, 10_000)]
    public int Remembered { get; set; } = 40;

    /// <summary>How long one is remembered, and that there is none.</summary>
    public TimeSpan Memory { get; set; } = TimeSpan.FromMinutes(5);
}
