using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts;
using Tomlyn;
using Tomlyn.Model;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Reads TOML, which refers to nothing.</summary>
internal static class TomlFrontMatter
{
    private static readonly TomlSerializerOptions Options = new() { MaxDepth = FrontMatterReader.MaxDepth };

    public static Outcome<FrontMatter> Read(string toml)
    {
        try
        {
            var front = new FrontMatter();

            foreach (var (key, value) in TomlSerializer.Deserialize<TomlTable>(toml, Options) ?? [])
            {
                front.Add(key, Values(value));
            }

            return front;
        }
        catch (TomlException e)
        {
            var where = e.Line is { } line ? $", in line {line + 1}" : ""; // The fence is a line, too.
            return FrontMatterReader.Refused($"The front matter is not TOML{where}.");
        }
    }

    private static ImmutableArray<string> Values(object? value) =>
        value is TomlArray several ? [.. several.Select(Said).OfType<string>()] : Said(value) is { } one ? [one] : [];

    private static string? Said(object? value) => value switch
    {
        string text => text,
        bool yes => yes ? "true" : "false",
        TomlDateTime at => at.ToString(),
        long or double => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null, // A table says nothing of the article.
    };
}
