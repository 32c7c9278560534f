using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;

namespace Oqupie.Grains.CannedResponses;

/// <summary>Puts values in the places of <c>{{variables}}</c>. Pure.</summary>
internal static partial class CannedVariables
{
    private const string Field = "field.";
    private const string Information = "information.";

    /// <returns>The HTML, in which what is missing still stands as it was, and the names of that, each once.</returns>
    /// <param name="html">With variables in its text.</param>
    /// <param name="values">By name; what comes from customers is a value and never markup.</param>
    /// <param name="fields">What the ticket's form says, by key.</param>
    /// <param name="information">What is known of the ticket by key.</param>
    public static (string Html, ImmutableArray<string> Missing) Fill(
        string html,
        IReadOnlyDictionary<string, string?> values,
        ImmutableDictionary<string, string> fields,
        ImmutableDictionary<string, string> information)
    {
        var missing = new List<string>();
        var filled = Places().Replace(html, place =>
        {
            var name = WebUtility.HtmlDecode(place.Groups["name"].Value).Trim();

            if (ValueOf(name, values, fields, information) is { } value && !string.IsNullOrWhiteSpace(value))
            {
                return WebUtility.HtmlEncode(value.Trim());
            }

            if (!missing.Contains(name, StringComparer.Ordinal))
            {
                missing.Add(name);
            }

            return place.Value;
        });
        return (filled, [.. missing]);
    }

    // A field that no form has means what a program collected, as it did before forms had fields.
    private static string? ValueOf(
        string name,
        IReadOnlyDictionary<string, string?> values,
        ImmutableDictionary<string, string> fields,
        ImmutableDictionary<string, string> information) =>
        values.TryGetValue(name, out var value) ? value
        : name.StartsWith(Field, StringComparison.Ordinal)
            ? fields.GetValueOrDefault(name[Field.Length..]) ?? information.GetValueOrDefault(name[Field.Length..])
        : name.StartsWith(Information, StringComparison.Ordinal) ? information.GetValueOrDefault(name[Information.Length..])
        : null;

    [GeneratedRegex(@"\{\{(?<name>[^{}<>]{1,120})\}\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Places();
}
