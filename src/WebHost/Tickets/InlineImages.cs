using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Oqupie.Contracts.Files;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Tickets;

/// <summary>
/// Images in a text are kept as <c>cid:</c>, as mail has them, and shown by signed addresses, which end. Pure but for the signing.
/// What comes out of here towards the grains is sanitised there; what goes out was.
/// </summary>
internal static partial class InlineImages
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const int MostPictures = 200;
    private const int LongestPicture = 2_000;

    /// <param name="html">Sanitised.</param>
    /// <param name="attached">The files of the message.</param>
    /// <param name="files">Signs addresses.</param>
    /// <param name="forEditing">Also says which file each image is, so that it can be sent again.</param>
    public static string ToAddresses(string html, ImmutableArray<FileRef> attached, AccountFiles files, bool forEditing) => Sources().Replace(html, source =>
    {
        var name = Uri.UnescapeDataString(WebUtility.HtmlDecode(source.Groups["cid"].Value));

        if (attached.FirstOrDefault(file => string.Equals(file.ContentId, name, StringComparison.OrdinalIgnoreCase)) is not { } image)
        {
            return source.Value;
        }

        var address = $"src=\"{WebUtility.HtmlEncode(files.AddressOf(image))}\"";
        return forEditing ? $"{address} data-file=\"{files.Show(image).Id}\"" : address;
    });

    /// <summary>Pictures that lie elsewhere are named by addresses of ours, which show them when a member asks for it.</summary>
    public static string WithPictures(string html, long ticket, AccountFiles files)
    {
        var left = MostPictures;
        return Images().Replace(html, image => RemoteSource().Replace(
            image.Value,
            source => WebUtility.HtmlDecode(source.Groups["url"].Value) is { Length: <= LongestPicture } url && left-- > 0
                ? $" data-remote-src=\"{WebUtility.HtmlEncode(files.PictureAddressOf(ticket, url))}\""
                : "",
            1));
    }

    /// <returns>The text with <c>cid:</c> images, and the files with those images marked as inline.</returns>
    public static (string Html, ImmutableArray<FileRef> Attached) ToContentIds(string html, ImmutableArray<FileRef> attached, AccountFiles files)
    {
        var all = attached.ToBuilder();
        var text = Images().Replace(html, image =>
        {
            if (files.Open(FileId().Match(image.Value).Groups["id"].Value) is not { } file)
            {
                return image.Value;
            }

            var inline = file with { Inline = true, ContentId = $"{file.Sha256[..32]}@oqupie" };

            for (var i = all.Count - 1; i >= 0; i--)
            {
                if (all[i].Sha256 == file.Sha256)
                {
                    all.RemoveAt(i);
                }
            }

            all.Add(inline);
            return FileId().Replace(AnySource().Replace(image.Value, $" src=\"cid:{inline.ContentId}\"", 1), "", 1);
        });

        return (text, all.ToImmutable());
    }

    [GeneratedRegex("""src\s*=\s*(?<quote>["'])cid:(?<cid>[^"'>]+)\k<quote>""", Options, 1_000)]
    private static partial Regex Sources();

    [GeneratedRegex("\\sdata-remote-src\\s*=\\s*\"(?<url>[^\"]*)\"", Options, 1_000)]
    private static partial Regex RemoteSource();

    [GeneratedRegex("<img\\b[^>]*>", Options, 1_000)]
    private static partial Regex Images();

    [GeneratedRegex("""\sdata-file\s*=\s*["'](?<id>[A-Za-z0-9_.-]+)["']""", Options, 1_000)]
    private static partial Regex FileId();

    [GeneratedRegex("""\ssrc\s*=\s*("[^"]*"|'[^']*')""", Options, 1_000)]
    private static partial Regex AnySource();
}
