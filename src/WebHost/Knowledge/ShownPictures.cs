using System.Net;
using System.Text;
using Oqupie.Contracts.Files;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Knowledge;

/// <summary>
/// Pictures in the text of an article as members see them: what is kept is where a picture lies, for ever; who may read the article gets an address that is
/// signed and ends. Written back, it is the same picture again. Pure.
/// </summary>
internal static class ShownPictures
{
    private const string Tag = "<img";
    private const string Source = " src=\"";
    private const string Within = "/files/";

    /// <param name="html">As it is kept: a "&lt;img" is nothing but a tag, and its values stand in double quotes.</param>
    /// <param name="files">Of the account whose article it is.</param>
    public static string Sign(string html, AccountFiles files)
    {
        var shown = new StringBuilder(html.Length);
        var at = 0;

        for (var tag = html.IndexOf(Tag, StringComparison.Ordinal); tag >= 0; tag = html.IndexOf(Tag, at, StringComparison.Ordinal))
        {
            var end = EndOf(html, tag);
            shown.Append(html, at, tag - at).Append(Signed(html[tag..end], files));
            at = end;
        }

        return shown.Append(html, at, html.Length - at).ToString();
    }

    private static string Signed(string tag, AccountFiles files)
    {
        var start = tag.IndexOf(Source + Within, StringComparison.Ordinal) + Source.Length;
        var end = start < Source.Length ? -1 : tag.IndexOf('"', start);

        // "/files/{account}/{hash}/{name}", and behind an older one's "?" a signature that has ended.
        return end >= 0 && WebUtility.HtmlDecode(tag[start..end]).Split('?')[0].Split('/') is ["", "files", _, var hash, var name]
            ? $"{tag[..start]}{WebUtility.HtmlEncode(files.AddressOf(File(hash, name)))}{tag[end..]}"
            : tag;
    }

    private static FileRef File(string hash, string name) => new() { Sha256 = hash, Size = 0, Name = Uri.UnescapeDataString(name), ContentType = "" };

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
}
