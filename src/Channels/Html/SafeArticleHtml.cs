using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Channels.Html;

/// <summary>
/// What members write for everybody: as for mail, bounds first (<see cref="HtmlBounds"/>) and then the sanitiser's judgement, but links may lead within the
/// server and pictures of the web are shown.
/// </summary>
internal sealed class SafeArticleHtml : IArticleHtml
{
    private readonly HtmlSanitizer _sanitizer = Make();

    public string Sanitise(string html) => _sanitizer.Sanitize(HtmlBounds.Keep(html, ArticlePictures.MostSource));

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(HtmlRules.Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(
                [.. HtmlRules.Attributes.Except(["style"]), HtmlRules.CheckedStyle, "class"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel", "data"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        });
        sanitizer.FilterUrl += (_, url) => url.SanitizedUrl = url.Tag is IHtmlImageElement ? Picture(url.OriginalUrl.Trim()) : Link(url.OriginalUrl.Trim());
        sanitizer.PostProcessNode += (_, node) =>
        {
            if (node.Node is IElement element && element.GetAttribute(HtmlRules.CheckedStyle) is { } style)
            {
                element.RemoveAttribute(HtmlRules.CheckedStyle);
                element.SetAttribute("style", style);
            }

            if (node.Node is IHtmlAnchorElement link && link.GetAttribute("type") is { } type && type.StartsWith("video/", StringComparison.OrdinalIgnoreCase))
            {
                KeepVideo(link, VideoAddress.Of(link.GetAttribute("href")));
            }
        };
        return sanitizer;
    }

    // A link that says it is a video of ours becomes one or stays a link: what it says is not believed.
    private static void KeepVideo(IHtmlAnchorElement link, VideoAddress? video)
    {
        if (video is null)
        {
            link.RemoveAttribute("type");
            return;
        }

        link.SetAttribute("type", video.Type);
        link.SetAttribute("href", video.Address);
    }

    private static string? Picture(string url) =>
        IsWithin(url) || DataPicture.MayBeShown(url) || SchemeOf(url) is "https" ? url : null;

    private static string? Link(string url) => IsWithin(url) || url.StartsWith('#') || SchemeOf(url) is "http" or "https" or "mailto" or "tel" ? url : null;

    // "//elsewhere" and "/\elsewhere" lead away.
    private static bool IsWithin(string url) =>
        url is ['/'] || (url is ['/', var second, ..] && second is not ('/' or '\\') && !url.AsSpan().ContainsAnyInRange('\0', '\u001f'));

    private static string? SchemeOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Scheme : null;
}
