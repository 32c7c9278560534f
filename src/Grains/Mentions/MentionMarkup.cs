using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Oqupie.Grains.Mentions;

/// <summary>How a memo names people: <c>data-mention</c> on a span of its HTML, <c>@[name, address or id]</c> in plain text. Pure.</summary>
internal static partial class MentionMarkup
{
    /// <summary>So many a memo may name; more is an announcement.</summary>
    public const int Most = 50;

    /// <summary>Of HTML that was made harmless: there, a less-than sign begins a tag and nothing else.</summary>
    public static ImmutableArray<Mention> OfHtml(string html) =>
        [.. Spans().Matches(html).Select(span => Mention.Parse(span.Groups["who"].Value)).OfType<Mention>().Distinct().Take(Most)];

    /// <summary>The words between the brackets, each once.</summary>
    public static ImmutableArray<string> OfText(string text) =>
        [.. Brackets().Matches(text).Select(bracket => bracket.Groups["who"].Value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];

    /// <summary>The text as people read it; what names nobody stays as it was written.</summary>
    public static string Resolve(string text, IReadOnlyDictionary<string, string> names) => Brackets().Replace(
        text, bracket => names.TryGetValue(bracket.Groups["who"].Value.Trim(), out var name) ? $"@{name}" : bracket.Value);

    /// <summary>Without who is named: what goes to a customer bears no ids of members.</summary>
    public static string Strip(string html) => Attribute().Replace(html, "");

    [GeneratedRegex("<span\\b[^<>]*\\sdata-mention=\"(?<who>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Spans();

    [GeneratedRegex("\\sdata-mention=\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"@\[(?<who>[^\[\]\r\n]{1,200})\]", RegexOptions.NonBacktracking)]
    private static partial Regex Brackets();
}
