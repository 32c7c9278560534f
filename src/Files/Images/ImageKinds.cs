namespace Oqupie.Files.Images;

/// <summary>Which files are shown in place: raster images, known by their first bytes and never by what the sender says. Pure.</summary>
public static class ImageKinds
{
    /// <summary>So many bytes are enough to know.</summary>
    public const int Enough = 12;

    /// <summary>So many are enough to know how large one is; a photograph may have a small one of itself before that.</summary>
    public const int EnoughForSize = 512 * 1024;

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>"image/png", "image/jpeg", "image/gif" or "image/webp"; null for everything else, SVG and HTML above all.</summary>
    public static string? Of(ReadOnlySpan<byte> start) => start switch
    {
        _ when start.StartsWith(Png) => "image/png",
        _ when start.StartsWith(Jpeg) => "image/jpeg",
        _ when start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8) => "image/gif",
        _ when start.Length >= Enough && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8) => "image/webp",
        _ => null,
    };
}
