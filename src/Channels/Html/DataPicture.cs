using Oqupie.Files.Images;

namespace Oqupie.Channels.Html;

/// <summary>Pictures that stand in the text themselves. What one claims to be is decoded by whoever reads, so it is looked at before.</summary>
internal static class DataPicture
{
    private static readonly string[] Kinds = ["data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"];

    /// <summary>Whether it is one of the kinds that are shown, in base64, of a size that is shown.</summary>
    public static bool MayBeShown(string address)
    {
        var comma = address.IndexOf(',', StringComparison.Ordinal);

        if (comma < 0 || !Array.Exists(Kinds, kind => address.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            || !address.AsSpan(0, comma).TrimEnd().EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var bytes = new byte[address.Length - comma];
        return Convert.TryFromBase64Chars(address.AsSpan(comma + 1), bytes, out var length) && ImageSize.MayBeShown(bytes.AsSpan(0, length), isWhole: true);
    }
}
