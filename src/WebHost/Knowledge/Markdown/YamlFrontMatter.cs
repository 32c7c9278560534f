using System.Collections.Immutable;
using Oqupie.Contracts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>
/// Reads YAML event by event, once from top to bottom: no object is made of it and nothing it refers to is put in its place, so a few lines cannot become much.
/// </summary>
internal static class YamlFrontMatter
{
    public static Outcome<FrontMatter> Read(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));

        try
        {
            return Read(parser) is { } front ? front : FrontMatterReader.TooMuch();
        }
        catch (YamlException e)
        {
            return FrontMatterReader.Unreadable("YAML", e.Start.Line + 1); // The fence is a line, too.
        }
    }

    private static FrontMatter? Read(Parser parser)
    {
        var front = new FrontMatter();
        var depth = 0;
        string? key = null;
        var values = ImmutableArray.CreateBuilder<string>();

        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case AnchorAlias:
                    return null;

                case MappingStart or SequenceStart when ++depth > FrontMatterReader.MaxDepth:
                    return null;

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

        return front;
    }

    private static string? Said(Scalar scalar) => scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } ? null : scalar.Value;
}
