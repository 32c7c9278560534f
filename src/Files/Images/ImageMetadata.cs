namespace Oqupie.Files.Images;

/// <summary>Pictures without what cannot be seen in them: places, cameras, names, comments, and whatever hangs behind their end. Pure, in one pass.</summary>
public static class ImageMetadata
{
    /// <summary>The same picture, its pixels untouched; null for what is no whole PNG, JPEG, GIF or WebP, or claims too many pixels.</summary>
    public static byte[]? Remove(ReadOnlySpan<byte> image)
    {
        if (!ImageSize.MayBeShown(image, isWhole: true))
        {
            return null;
        }

        try
        {
            return image switch
            {
                [0xFF, 0xD8, 0xFF, ..] => JpegMetadata.Remove(image),
                [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngMetadata.Remove(image),
                [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => GifMetadata.Remove(image),
                [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebpMetadata.Remove(image),
                _ => null,
            };
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null; // It ends before it says it does.
        }
    }
}
