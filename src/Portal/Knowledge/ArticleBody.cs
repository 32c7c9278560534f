using System.Collections.Immutable;
using System.Net;
using System.Text;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Knowledge;

/// <summary>A heading of an article that one can jump to.</summary>
public sealed record Anchor(string Id, int Level, string Text);

/// <summary>
/// An article's harmless HTML, made ready for a page: anchors on headings, tables that scroll by themselves, pictures that load when they are near, videos that
/// load when one wants them.
/// </summary>
public sealed record ArticleBody(string Html, ImmutableArray<Anchor> Headings)
{
    private const int ListedFrom = 3;
    private const int MaxListed = 60;

    /// <summary>Headings worth a table of contents; none for a short article.</summary>
    public ImmutableArray<Anchor> Contents => Headings.Length >= ListedFrom ? [.. Headings.Take(MaxListed)] : [];

    /// <summary>Goes through the text once and changes only tags that it knows.</summary>
    /// <param name="harmless">As it was saved.</param>
    /// <param name="pictures">Where everybody finds the pictures that were uploaded; null leaves them where they are.</param>
    public static ArticleBody Of(string harmless, string? pictures = null)
    {
        var html = new StringBuilder(harmless.Length + 256);
        var headings = ImmutableArray.CreateBuilder<Anchor>();
        var at = 0;
        string? videoEnd = null;

        while (at < harmless.Length)
        {
            var tag = harmless.IndexOf('<', at);

            if (tag < 0)
            {
                break;
            }

            var end = HtmlTags.EndOf(harmless, tag);
            html.Append(harmless, at, tag - at);
            at = end;

            if (videoEnd is not null && harmless.AsSpan(tag, end - tag) is "</a>")
            {
                html.Append(videoEnd);
                videoEnd = null;
            }
            else if (videoEnd is null && harmless.AsSpan(tag, end - tag).StartsWith("<a ", StringComparison.Ordinal)
                && ArticleVideos.Shown(harmless[tag..end], TextUntil(harmless, end, "</a")) is var (start, ending))
            {
                html.Append(start);
                videoEnd = ending;
            }
            else
            {
                html.Append(Changed(harmless, tag, end, headings, pictures));
            }
        }

        return new(html.Append(harmless, at, harmless.Length - at).ToString(), headings.ToImmutable());
    }

    private static string Changed(string text, int tag, int end, ImmutableArray<Anchor>.Builder headings, string? pictures)
    {
        var whole = text[tag..end];

        switch (NameOf(whole))
        {
            case "table":
                return $"<div class=\"wide\" tabindex=\"0\" role=\"group\">{whole}";
            case "/table":
                return $"{whole}</div>";
            case "img":
                return $"<img loading=\"lazy\" decoding=\"async\"{(pictures is null ? whole : ArticlePictures.Public(whole, pictures))["<img".Length..]}";
            case "h1":
                return $"<h2{whole["<h1".Length..]}"; // The page's own title is the first heading.
            case "/h1":
                return "</h2>";
            case ['h', '2' or '3'] heading:
                var anchor = new Anchor($"s{headings.Count + 1}", heading[1] - '0', TextUntil(text, end, $"</{heading}"));
                headings.Add(anchor);
                return $"<{heading} id=\"{anchor.Id}\"{whole[(heading.Length + 1)..]}";
            default:
                return whole;
        }
    }

    private static string NameOf(string tag)
    {
        var length = 1;
        while (length < tag.Length && (char.IsAsciiLetterOrDigit(tag[length]) || (length is 1 && tag[length] is '/')))
        {
            length++;
        }

        return tag[1..length].ToLowerInvariant();
    }

    // What nothing ends is no longer than this.
    private static string TextUntil(string text, int from, string ending)
    {
        const int longest = 2_000;
        var within = text.AsSpan(from, Math.Min(longest, text.Length - from));
        var end = within.IndexOf(ending, StringComparison.OrdinalIgnoreCase);
        var inner = (end < 0 ? within : within[..end]).ToString();
        var plain = new StringBuilder();

        for (var at = 0; at < inner.Length;)
        {
            var tag = inner.IndexOf('<', at);
            var stop = tag < 0 ? inner.Length : tag;
            plain.Append(inner, at, stop - at);
            at = tag < 0 ? inner.Length : HtmlTags.EndOf(inner, tag);
        }

        return WebUtility.HtmlDecode(plain.ToString()).Trim();
    }
}
