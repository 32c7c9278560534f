using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts.Accounts;
using Oqupie.Files;
using Oqupie.Files.Images;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>
/// The pictures that one export or import meets: files of the account (or within older texts), and beside Markdown files named by what is in them.
/// </summary>
internal sealed class PictureShelf(IBlobStore blobs, AccountId account)
{
    public const string Folder = "images";

    /// <summary>In bytes: what an article may show.</summary>
    public const int Largest = 12 << 20;

    private const string Uploaded = "src=\"/files/";
    private const string Data = "data:image/";
    private const string Within = ";base64,";

    private readonly Dictionary<string, PictureFile?> _known = new(StringComparer.Ordinal);

    /// <summary>Looks at what the account keeps of the pictures in a text as it is stored.</summary>
    public async Task Look(string html, CancellationToken cancellationToken)
    {
        for (var at = html.IndexOf(Uploaded, StringComparison.Ordinal); at >= 0; at = html.IndexOf(Uploaded, at + 1, StringComparison.Ordinal))
        {
            var start = at + "src=\"".Length;
            var source = WebUtility.HtmlDecode(html[start..(html.IndexOf('"', start) is >= 0 and var end ? end : html.Length)]);

            if (!_known.ContainsKey(source))
            {
                _known[source] = source.Split('?')[0].Split('/') is ["", "files", var owner, var hash, _] && owner == account.Value
                    && await Read(hash, cancellationToken) is { } bytes && ImageKinds.Of(bytes) is { } kind
                    ? new(PathOf(hash, kind), ImageSize.Of(bytes), hash, null)
                    : null;
            }
        }
    }

    /// <summary>The picture that a text shows under this address; null for one that lies elsewhere.</summary>
    public PictureFile? Of(string source) => _known.TryGetValue(source, out var known) ? known : InText(source);

    /// <summary>Its bytes; null where they went meanwhile.</summary>
    public async Task<byte[]?> Read(PictureFile picture, CancellationToken cancellationToken) => picture.Bytes ?? await Read(picture.Sha256, cancellationToken);

    /// <summary>Keeps a picture without where and with what it was taken: its address; null for what is none.</summary>
    public async Task<string?> Keep(byte[] file, string name, CancellationToken cancellationToken)
    {
        if (ImageKinds.Of(file) is null || ImageMetadata.Remove(file) is not { } clean)
        {
            return null;
        }

        var blob = await blobs.Put(account, new MemoryStream(clean), Largest, cancellationToken);
        return $"/files/{account.Value}/{blob.Sha256}/{Uri.EscapeDataString(FileNames.Clean(name))}";
    }

    private async Task<byte[]?> Read(string hash, CancellationToken cancellationToken)
    {
        if (await blobs.Size(account, hash, cancellationToken) is not <= Largest)
        {
            return null;
        }

        await using var stream = await blobs.Open(account, hash, cancellationToken);

        if (stream is null)
        {
            return null;
        }

        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private static PictureFile? InText(string source)
    {
        if (!source.StartsWith(Data, StringComparison.OrdinalIgnoreCase)
            || source.IndexOf(Within, StringComparison.OrdinalIgnoreCase) is not (> 0 and var start))
        {
            return null;
        }

        var text = Encoding.ASCII.GetBytes(source[(start + Within.Length)..]);

        if (!Base64.IsValid(text, out var length))
        {
            return null;
        }

        var bytes = new byte[length];
        Base64.DecodeFromUtf8(text, bytes, out _, out _);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return ImageKinds.Of(bytes) is { } kind ? new(PathOf(hash, kind), ImageSize.Of(bytes), hash, bytes) : null;
    }

    private static string PathOf(string hash, string kind) =>
        $"{Folder}/{hash[..24]}.{kind["image/".Length..].Replace("jpeg", "jpg", StringComparison.Ordinal)}";
}

/// <param name="Path">Within the zip.</param>
/// <param name="Size">As its header says; null where it does not.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Bytes">Null where the account's files hold them.</param>
internal sealed record PictureFile(string Path, ImageSize? Size, string Sha256, byte[]? Bytes);
