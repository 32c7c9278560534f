using System.Collections.Immutable;
using System.Text;
using Oqupie.Contracts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>
/// Reads YAML event by event, once from top to bottom: no object is made of it and nothing it refers to is put in its place, so a few lines cannot become much.
/// What people write is not always YAML ("title: Refunds: how"): then each entry is read by itself, so that a line that is none costs no other, and a state
/// that was said is never lost.
/// </summary>
internal static class YamlFrontMatter
{
    public static Outcome<FrontMatter> Read(string yaml)
    {
        var front = new FrontMatter();

        try
        {
            return Read(yaml, front) ? front : TooMuch();
        }
        catch (Exception e) when (IsNoYaml(e))
        {
            return ReadEach(Entries(yaml));
        }
    }

    // The scanner says so of some texts by an exception of its own, and of others ("[bad" and a line after it) by what it runs into.
    private static bool IsNoYaml(Exception exception) => exception is YamlException or InvalidOperationException;

    private static Refusal TooMuch() =>
        FrontMatterReader.Refused("The front matter is nested too deep, or refers to other parts of itself: write out what is meant.");

    private static Outcome<FrontMatter> ReadEach(IEnumerable<string> entries)
    {
        var front = new FrontMatter();

        foreach (var entry in entries)
        {
            try
            {
                if (!Read(entry, front))
                {
                    return TooMuch();
                }
            }
            catch (Exception e) when (IsNoYaml(e))
            {
                AddWords(front, entry);
            }
        }

        return front;
    }

    /// <summary>From each line that is not indented to the next.</summary>
    private static IEnumerable<string> Entries(string yaml)
    {
        var entry = new StringBuilder();

        foreach (var line in yaml.Split('\n'))
        {
            if (line is not ([] or [' ' or '\t', ..] or ['-', ' ', ..]))
            {
                yield return entry.ToString();
                entry.Clear();
            }

            entry.Append(line).Append('\n');
        }

        yield return entry.ToString();
    }

    /// <summary>One line whose value is neither quoted nor in brackets means what it says.</summary>
    private static void AddWords(FrontMatter front, string entry)
    {
        var line = entry.Trim();

        if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var middle && !line.Contains('\n', StringComparison.Ordinal)
            && line[(middle + 2)..].Trim() is [not ('"' or '\'' or '[' or '{'), ..] words)
        {
            front.Add(line[..middle].Trim(), [words]);
        }
    }

    /// <returns>False where it is more than is read.</returns>
    private static bool Read(string yaml, FrontMatter front)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        string? key = null;
        var values = ImmutableArray.CreateBuilder<string>();

        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case AnchorAlias:
                case MappingStart or SequenceStart when ++depth > FrontMatterReader.MaxDepth:
                    return false;

                case MappingEnd or SequenceEnd:
                    depth--;
                    break;

                case Scalar scalar when depth is 1 && scalar.IsKey:
                    key = scalar.Value;
                    continue;

                // What a list says; what is deeper, or in a mapping, says nothing of the article.
                case Scalar scalar when depth is 1 or 2 && !scalar.IsKey && Said(scalar) is { } value:
                    values.Add(value);
                    break;
            }

            if (depth is 1 && key is not null)
            {
                front.Add(key, values.ToImmutable());
                values.Clear();
                key = null;
            }
        }

        return true;
    }

    private static string? Said(Scalar scalar) => scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } ? null : scalar.Value;
}
