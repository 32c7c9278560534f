using System.Security.Cryptography;
using System.Text;
using Oqupie.Files.Images;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Pictures lie within an article's text; beside Markdown they are files, named by what is in them.</summary>
internal static class PictureFiles
{
    public const string Folder = "images";

    /// <summary>Larger ones are more than the text of an article may hold of one.</summary>
    public const int LargestFile = 140_000;

    private const string Data = "data:image/";
    private const string Base64 = ";base64,";

    /// <summary>Its path within the zip, and the bytes; null for a picture that lies elsewhere.</summary>
    public static (string Path, byte[] Bytes)? Of(string source)
    {
        if (!source.StartsWith(Data, StringComparison.OrdinalIgnoreCase) || source.IndexOf(Base64, StringComparison.OrdinalIgnoreCase) is not (> 0 and var start))
        {
            return null;
        }

        var text = Encoding.ASCII.GetBytes(source[(start + Base64.Length)..]);

        if (!System.Buffers.Text.Base64.IsValid(text, out var length))
        {
            return null;
        }

        var bytes = new byte[length];
        System.Buffers.Text.Base64.DecodeFromUtf8(text, bytes, out _, out var written);
        return ImageKinds.Of(bytes) is { } kind && written == length
            ? ($"{Folder}/{Convert.ToHexStringLower(SHA256.HashData(bytes))[..24]}.{kind["image/".Length..].Replace("jpeg", "jpg", StringComparison.Ordinal)}", bytes)
            : null;
    }

    /// <summary>The picture as it lies in an article, without where and with what it was taken; null for what is none.</summary>
    public static string? Embed(ReadOnlySpan<byte> file) =>
        ImageKinds.Of(file) is { } kind && ImageMetadata.Remove(file) is { } clean ? $"data:{kind}{Base64}{Convert.ToBase64String(clean)}" : null;
}
