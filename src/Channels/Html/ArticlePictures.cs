using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Files;
using Oqupie.Files.Images;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Channels.Html;

/// <summary>
/// Pictures of articles in the blob store. Reads what <see cref="SafeArticleHtml"/> wrote: a "&lt;img" is nothing but a tag, and its values stand in double
/// quotes.
/// </summary>
internal sealed class ArticlePictures(IBlobStore blobs) : IArticlePictures
{
    /// <summary>In bytes: what the portal shows.</summary>
    private const int MostBytes = 12 * 1024 * 1024;

    /// <summary>How long a picture of that size is within a text.</summary>
    public const int MostSource = (MostBytes / 3 * 4) + 100;

    private const int MostKnown = 10_000;
    private const string Tag = "<img";
    private const string Source = " src=\"";
    private const string Within = "data:";
    private const string Uploaded = "/files/";

    private static readonly Refusal TooLarge = Refusal.Invalid($"A picture has at most {MostBytes >> 20} MB.", "body", "too_large");
    private static readonly Refusal NoPicture = Refusal.Invalid(
        "A picture in the text is no PNG, JPEG, GIF or WebP of at most 100 million pixels.", "body", "not-a-picture");
    private static readonly Refusal NotOurs = Refusal.Invalid(
        "A picture in the text is none of this account's files; upload it again.", "body", "no-such-picture");

    // What was looked at once is not read again at each saving.
    private readonly ConcurrentDictionary<(AccountId, string), Picture> _known = new();

    public async Task<Outcome<string>> Keep(AccountId account, string html, CancellationToken cancellationToken)
    {
        var kept = new StringBuilder(Math.Min(html.Length, 1 << 20));
        var at = 0;

        for (var tag = html.IndexOf(Tag, StringComparison.Ordinal); tag >= 0; tag = html.IndexOf(Tag, at, StringComparison.Ordinal))
        {
            var end = EndOf(html, tag);

            if (!(await Kept(account, html[tag..end], cancellationToken)).Succeeded(out var written, out var refusal))
            {
                return refusal;
            }

            kept.Append(html, at, tag - at).Append(written);
            at = end;
        }

        return kept.Append(html, at, html.Length - at).ToString();
    }

    private async Task<Outcome<string>> Kept(AccountId account, string tag, CancellationToken cancellationToken)
    {
        var start = tag.IndexOf(Source, StringComparison.Ordinal) + Source.Length;
        var end = start < Source.Length ? -1 : tag.IndexOf('"', start);

        if (end < 0)
        {
            return tag;
        }

        var source = tag[start..end];
        var taken = source.StartsWith(Within, StringComparison.OrdinalIgnoreCase) ? await TakeOut(account, source, cancellationToken)
            : source.StartsWith(Uploaded, StringComparison.Ordinal) ? await Find(account, WebUtility.HtmlDecode(source), cancellationToken)
            : default;

        if (taken.Refusal is { } refusal)
        {
            return refusal;
        }

        if (taken.Value is not { } shown)
        {
            return tag; // Of the web, or of a page of ours.
        }

        return $"{tag[..start]}{Uploaded}{account}/{shown.Picture.Sha256}/{shown.Name}\"{Sized(tag[(end + 1)..], tag, shown.Picture.Size)}";
    }

    private async Task<Outcome<Shown?>> TakeOut(AccountId account, string source, CancellationToken cancellationToken)
    {
        var comma = source.IndexOf(',', StringComparison.Ordinal);

        if (comma < 0 || !source.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase) || !Base64.IsValid(source.AsSpan(comma + 1)))
        {
            return NoPicture;
        }

        var bytes = Convert.FromBase64String(source[(comma + 1)..]);
        return bytes.Length > MostBytes ? TooLarge
            : await Clean(account, bytes, cancellationToken) is { } picture ? new Shown(picture, "picture")
            : NoPicture;
    }

    private async Task<Outcome<Shown?>> Find(AccountId account, string address, CancellationToken cancellationToken)
    {
        if (address.Split('?')[0].Split('/') is not ["", "files", var owner, var hash, var named] || owner != account.Value)
        {
            return NotOurs;
        }

        var name = Uri.UnescapeDataString(named) is var text && text.Trim('.', ' ').Length > 0 ? Uri.EscapeDataString(text) : "file";

        if (_known.TryGetValue((account, hash), out var known))
        {
            return new Shown(known, name);
        }

        if (await blobs.Size(account, hash, cancellationToken) is not { } size)
        {
            return NotOurs;
        }

        if (size > MostBytes)
        {
            return TooLarge;
        }

        await using var stream = await blobs.Open(account, hash, cancellationToken);

        if (stream is null)
        {
            return NotOurs;
        }

        var bytes = new byte[size];
        await stream.ReadExactlyAsync(bytes, cancellationToken);

        if (await Clean(account, bytes, cancellationToken) is not { } picture)
        {
            return NoPicture;
        }

        Remember(account, hash, picture);
        return new Shown(picture, name);
    }

    private async Task<Picture?> Clean(AccountId account, byte[] bytes, CancellationToken cancellationToken)
    {
        if (ImageMetadata.Remove(bytes) is not { } clean)
        {
            return null;
        }

        var blob = await blobs.Put(account, new MemoryStream(clean), cancellationToken);
        var picture = new Picture(blob.Sha256, ImageSize.Of(clean));
        Remember(account, blob.Sha256, picture);
        return picture;
    }

    private void Remember(AccountId account, string hash, Picture picture)
    {
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        _known[(account, hash)] = picture;
    }

    // So that a page knows its room before it comes. What a writer said of it stays.
    private static string Sized(string rest, string tag, ImageSize? size) =>
        size is not { } known || tag.Contains(" width=\"", StringComparison.Ordinal) || tag.Contains(" height=\"", StringComparison.Ordinal)
            ? rest
            : string.Create(CultureInfo.InvariantCulture, $" width=\"{known.Width}\" height=\"{known.Height}\"{rest}");

    // Behind the ">" that ends the tag; one within quotes does not.
    private static int EndOf(string html, int tag)
    {
        var isQuoted = false;

        for (var i = tag; i < html.Length; i++)
        {
            if (html[i] is '"')
            {
                isQuoted = !isQuoted;
            }
            else if (html[i] is '>' && !isQuoted)
            {
                return i + 1;
            }
        }

        return html.Length;
    }

    /// <param name="Sha256">Of the picture without what cannot be seen in it.</param>
    /// <param name="Size">Null where it does not say.</param>
    private sealed record Picture(string Sha256, ImageSize? Size);

    /// <param name="Picture">What is shown.</param>
    /// <param name="Name">As it stands in an address.</param>
    private sealed record Shown(Picture Picture, string Name);
}
