using Oqupie.Contracts;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Finds the front matter of a file, as this server, Jekyll, Hugo and Docusaurus write it: YAML between "---", or TOML between "+++".</summary>
internal static class FrontMatterReader
{
    private const int Longest = 64 * 1024;

    /// <summary>Deeper than anybody says something of an article.</summary>
    public const int MaxDepth = 16;

    /// <param name="text">The whole file, its lines ended by "\n".</param>
    /// <returns>What it says; nothing where it does not begin with front matter, a refusal where that cannot be read.</returns>
    public static Outcome<FrontMatter> Read(string text) => Split(text) switch
    {
        ("---", var said, _) => YamlFrontMatter.Read(said),
        ("+++", var said, _) => TomlFrontMatter.Read(said),
        _ => new FrontMatter(),
    };

    /// <summary>What follows the front matter; the whole text where there is none.</summary>
    public static string BodyOf(string text) => Split(text).Body;

    public static Refusal Refused(string reason) => Refusal.Invalid(reason, code: "front-matter");

    private static (string? Fence, string Said, string Body) Split(string text)
    {
        var fence = text.StartsWith("---", StringComparison.Ordinal) ? "---" : text.StartsWith("+++", StringComparison.Ordinal) ? "+++" : null;
        var at = text.IndexOf('\n', StringComparison.Ordinal) + 1;

        if (fence is null || at is 0 || text.AsSpan(3, at - 4).ContainsAnyExcept(" \t") || EndOf(text, at, fence) is not { } end)
        {
            return (null, "", text);
        }

        var next = text.IndexOf('\n', end);
        return (fence, text[at..end], next < 0 ? "" : text[(next + 1)..]);
    }

    private static int? EndOf(string text, int at, string fence)
    {
        while (at < text.Length && at < Longest)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            var line = text.AsSpan(at, end - at).TrimEnd();

            if (line.SequenceEqual(fence) || (fence is "---" && line is "..."))
            {
                return at;
            }

            at = end + 1;
        }

        return null;
    }
}
