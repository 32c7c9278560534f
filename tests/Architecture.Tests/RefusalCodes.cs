using System.Text.RegularExpressions;

namespace Oqupie.Architecture.Tests;

/// <summary>Every code by which the server says "no", read from the sources, with what the words of each may be filled with.</summary>
internal static partial class RefusalCodes
{
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        ["Invalid"] = "invalid",
        ["NotFound"] = "not_found",
        ["NotAllowed"] = "not_allowed",
        ["Expired"] = "expired",
    };

    /// <summary>Of problem details: a code of several places has the values that all of them give.</summary>
    public static SortedDictionary<string, string[]> Problems()
    {
        var said = House.Sources.Where(IsOurs).SelectMany(Refusals).Concat(House.Sources.Where(IsOurs).SelectMany(Written));
        return new(
            said.GroupBy(one => one.Code, StringComparer.Ordinal).ToDictionary(
                group => group.Key,
                group => group.Select(one => one.Values.AsEnumerable()).Aggregate((all, some) => all.Intersect(some, StringComparer.Ordinal))
                    .Order(StringComparer.Ordinal).ToArray(),
                StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    /// <summary>Of the steps of a connection test, and of what became of a message.</summary>
    public static string[] Others(string under, Regex pattern) =>
        [.. House.Sources.Where(file => file.StartsWith(under, StringComparison.Ordinal))
            .SelectMany(file => pattern.Matches(House.Read(file)).Select(found => found.Groups[1].Value)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    /// <summary>Rules that refuse what a person may have written, without saying by a code of its own what is wrong with it.</summary>
    public static IEnumerable<string> Nameless() =>
        from file in House.Sources
        where file.StartsWith("src/Grains/", StringComparison.Ordinal)
        from said in Refusals(file)
        where said.Code is "invalid"
        select $"{file}: a rule's refusal names its code";

    [GeneratedRegex(@"(?:new|Quoting|TokenFailedException)\(\s*""([a-z]+(?:_[a-z]+)+|certificate)""")]
    public static partial Regex Trials();

    [GeneratedRegex(@"""(intake_[a-z_]+)""")]
    public static partial Regex Intakes();

    private static bool IsOurs(string file) => file.StartsWith("src/", StringComparison.Ordinal) && file is not "src/Contracts/Refusal.cs";

    private static IEnumerable<(string Code, string[] Values)> Refusals(string file)
    {
        var text = House.Read(file);

        foreach (Match call in Call().Matches(text))
        {
            var (arguments, end) = Arguments(text, call.Index + call.Length);
            var values = Values().Match(text, end).Groups[1].Captures.Select(name => name.Value).ToArray();
            yield return (CodeOf(call.Groups[1].Value, arguments, text), values);
        }
    }

    private static IEnumerable<(string Code, string[] Values)> Written(string file) =>
        ProblemOf().Matches(House.Read(file)).Select(found => (found.Groups[1].Value, Array.Empty<string>()));

    private static string CodeOf(string kind, List<string> arguments, string text)
    {
        var at = kind is "Invalid" ? 2 : 1;
        var said = arguments.Find(one => one.StartsWith("code:", StringComparison.Ordinal))?["code:".Length..].Trim()
            ?? (arguments.Count > at && kind is not ("NotFound" or "Expired") ? arguments[at] : null);

        return said switch
        {
            null => Usual[kind],
            ['"', .. var code, '"'] => code,
            _ => Regex.Match(text, $"string {Regex.Escape(said)} = \"([^\"]+)\"") is { Success: true } constant
                ? constant.Groups[1].Value
                : throw new InvalidOperationException($"The code of a refusal is a literal or a constant of its file: {said}"),
        };
    }

    /// <summary>Up to the closing bracket, split at the commas that stand in no bracket and in no text.</summary>
    private static (List<string> Arguments, int End) Arguments(string text, int from)
    {
        var (arguments, depth, start, at) = (new List<string>(), 0, from, from);

        while (depth >= 0)
        {
            depth += text[at] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };

            if (depth < 0 || (text[at] is ',' && depth is 0))
            {
                arguments.Add(text[start..at].Trim());
                start = at + 1;
            }

            at = text[at] is '"' ? AfterText(text, at) : at + 1;
        }

        return (arguments, at);
    }

    // Texts stand in the gaps of others.
    private static int AfterText(string text, int quote)
    {
        var (at, hasGaps) = (quote + 1, text[quote - 1] is '$');

        while (text[at] is not '"')
        {
            at = text[at] switch
            {
                '\\' => at + 2,
                '{' when hasGaps && text[at + 1] is '{' => at + 2,
                '{' when hasGaps => Arguments(text, at + 1).End,
                _ => at + 1,
            };
        }

        return at + 1;
    }

    [GeneratedRegex(@"Refusal\.(Invalid|NotFound|NotAllowed|Conflict|Expired)\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"\G(?:\s*\.With\(""(\w+)"", (?:[^()]|\([^()]*\))*\))*")]
    private static partial Regex Values();

    [GeneratedRegex(@"\bOf\(\s*[\w.]+,\s*""([a-z_]+)""")]
    private static partial Regex ProblemOf();
}
