using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using Oqupie.Channels.Folding;
using Oqupie.Grains.Mentions;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Html;

/// <summary>Bounds first (<see cref="HtmlBounds"/>), then the sanitiser's judgement; the second alone decides what is harmless.</summary>
internal sealed class SafeRichText : IRichText
{
    private readonly HtmlSanitizer _sanitizer = MakeForMembers();
    private readonly HtmlSanitizer _mail = MakeForMail(answers: true);
    private readonly HtmlSanitizer _firstMail = MakeForMail(answers: false);

    /// <summary>The same for a mail that came in; what is quoted in it and its signature are marked besides.</summary>
    /// <param name="html">As it came.</param>
    /// <param name="answers">Whether the mail answers another.</param>
    public string SanitiseMail(string html, bool answers = true) => (answers ? _mail : _firstMail).Sanitize(HtmlBounds.Keep(html));

    public string Sanitise(string html) => _sanitizer.Sanitize(HtmlBounds.Keep(html));

    public string ToText(string html) => HtmlText.Of(html);

    private static HtmlSanitizer MakeForMembers()
    {
        var sanitizer = Make();
        sanitizer.AllowedAttributes.Add(HtmlRules.Mention);
        sanitizer.PostProcessNode += (_, node) =>
        {
            if (node.Node is IElement element && element.GetAttribute(HtmlRules.Mention) is { } named && Mention.Parse(named) is null)
            {
                element.RemoveAttribute(HtmlRules.Mention);
            }
        };
        return sanitizer;
    }

    private static HtmlSanitizer MakeForMail(bool answers)
    {
        var sanitizer = Make();
        sanitizer.AllowedAttributes.Add(HtmlHints.Attribute);
        sanitizer.PostProcessDom += (_, dom) => HtmlFolds.Mark(dom.Document.Body!, answers);
        return sanitizer;
    }

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(HtmlRules.Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(
                [.. HtmlRules.Attributes.Except(["style"]), HtmlRules.RemoteSource, HtmlRules.CheckedStyle, "rel", "target"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel", "cid", "data"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        });
        sanitizer.FilterUrl += (_, url) => url.SanitizedUrl = url.Tag is IHtmlImageElement ? Picture(url.OriginalUrl) : Link(url.OriginalUrl);
        sanitizer.RemovingAttribute += (_, removing) =>
        {
            // Not fetched by itself: whoever reads may ask for it.
            if (removing.Tag is IHtmlImageElement image && removing.Attribute.Name is "src" && Web(removing.Attribute.Value) is { } remote)
            {
                image.SetAttribute(HtmlRules.RemoteSource, remote);
            }
        };
        sanitizer.PostProcessNode += (_, node) =>
        {
            if (node.Node is IElement element && element.GetAttribute(HtmlRules.CheckedStyle) is { } style)
            {
                element.RemoveAttribute(HtmlRules.CheckedStyle);
                element.SetAttribute("style", style);
            }

            if (node.Node is IHtmlAnchorElement anchor && anchor.HasAttribute("href"))
            {
                anchor.SetAttribute("rel", "noopener noreferrer nofollow");
                anchor.SetAttribute("target", "_blank");
            }
        };
        return sanitizer;
    }

    private static string? Picture(string url)
    {
        var trimmed = url.Trim();

        return trimmed.StartsWith("cid:", StringComparison.OrdinalIgnoreCase)
            || DataPicture.MayBeShown(trimmed)
            ? trimmed
            : null;
    }

    private static string? Link(string url) =>
        Web(url) ?? (Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "mailto" or "tel" ? url.Trim() : null);

    private static string? Web(string url)
    {
        var trimmed = url.Trim();
        var absolute = trimmed.StartsWith("//", StringComparison.Ordinal) ? $"https:{trimmed}" : trimmed;
        return Uri.TryCreate(absolute, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? absolute : null;
    }
}
