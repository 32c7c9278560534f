using System.Buffers;
using System.Collections.Frozen;

namespace Oqupie.Channels.Html;

/// <summary>What of HTML people need to write to each other; all else goes.</summary>
internal static class HtmlRules
{
    /// <summary>Where a picture of the web lies that is not fetched by itself.</summary>
    public const string RemoteSource = "data-remote-src";

    /// <summary>What the style attribute is called between <see cref="HtmlBounds"/>, which has judged it, and the page.</summary>
    public const string CheckedStyle = "data-checked-style";

    /// <summary>Whom a memo names; kept on a span, and in what members write alone.</summary>
    public const string Mention = "data-mention";

    private static readonly SearchValues<char> LanguageName = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#-_.");

    public static readonly FrozenSet<string> Tags = FrozenSet.ToFrozenSet(
    [
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd",
        "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i",
        "img", "ins", "kbd", "li", "main", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strike", "strong",
        "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
    ]);

    public static readonly FrozenSet<string> Attributes = FrozenSet.ToFrozenSet(
    [
        "align", "alt", "bgcolor", "border", "cellpadding", "cellspacing", "color", "colspan", "datetime", "dir", "face", "height", "href", "lang", "rowspan",
        "size", "span", "src", "start", "style", "title", "type", "valign", "value", "width",
    ]);

    /// <summary>Whether a class says which language code is in; of an article's classes the only one that is kept.</summary>
    public static bool IsCodeLanguage(ReadOnlySpan<char> name) =>
        name.StartsWith("language-", StringComparison.Ordinal) && name.Length is > 9 and < 40
        && !name[9..].ContainsAnyExcept(LanguageName);

    /// <summary>Of these neither a place on the page outside of the text nor anything that fetches: no position, no background image, no content.</summary>
    public static readonly FrozenSet<string> Styles = FrozenSet.ToFrozenSet(
    [
        "background-color", "border", "border-bottom", "border-bottom-color", "border-bottom-style", "border-bottom-width", "border-collapse", "border-color",
        "border-left", "border-left-color", "border-left-style", "border-left-width", "border-radius", "border-right", "border-right-color",
        "border-right-style", "border-right-width", "border-spacing", "border-style", "border-top", "border-top-color", "border-top-style", "border-top-width",
        "border-width", "color", "direction", "font", "font-family", "font-size", "font-style", "font-variant", "font-weight", "height", "letter-spacing",
        "line-height", "list-style-type", "margin-bottom", "margin-left", "margin-right", "margin-top", "margin", "max-width", "padding", "padding-bottom",
        "padding-left", "padding-right", "padding-top", "text-align", "text-decoration", "text-indent", "text-transform", "vertical-align", "white-space",
        "width", "word-break", "word-wrap",
    ]);

    /// <summary>
    /// What is inside of these is not for reading. What stands in a frame, a player or "noscript" is: none of them is ever shown, and that is said instead.
    /// </summary>
    public static readonly FrozenSet<string> Unreadable = FrozenSet.ToFrozenSet(["script", "style", "title", "template", "select", "datalist"]);

    /// <summary>Of these the words are read where there are no others.</summary>
    public static readonly FrozenSet<string> Wordy = FrozenSet.ToFrozenSet(["title", "template", "select", "datalist"]);

    /// <summary>What stands around and between what is kept.</summary>
    public static readonly FrozenSet<string> Around = FrozenSet.ToFrozenSet(["html", "head", "body", "meta", "link", "form", "style", "title", "script"]);

    /// <summary>What is not kept itself and stands on lines of its own all the same, as what it is written.</summary>
    public static readonly FrozenDictionary<string, string> WrittenAs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["form"] = "div",
        ["fieldset"] = "div",
        ["legend"] = "div",
        ["nav"] = "div",
        ["hgroup"] = "div",
        ["dialog"] = "div",
        ["search"] = "div",
        ["menu"] = "div",
        ["dir"] = "div",
        ["option"] = "div",
        ["optgroup"] = "div",
        ["listing"] = "pre",
        ["xmp"] = "pre",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>They have no end tag.</summary>
    public static readonly FrozenSet<string> Empty = FrozenSet.ToFrozenSet(
        ["br", "hr", "img", "wbr", "col", "area", "base", "embed", "input", "link", "meta", "param", "source", "track"]);
}
