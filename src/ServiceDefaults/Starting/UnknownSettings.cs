using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Oqupie.ServiceDefaults.Starting;

/// <summary>Names settings in sections of ours that nobody reads: most often a slip of the pen, and then what was meant is not in force.</summary>
internal static partial class UnknownSettings
{
    /// <summary>So far apart may a word be from the one it is taken for.</summary>
    private const int Near = 2;

    public static void Say(IServiceProvider services, IConfiguration configuration, ILogger logger)
    {
        foreach (var (unknown, known) in Of(configuration, KnownTo(services)))
        {
            if (known is null)
            {
                LogUnknown(logger, unknown);
            }
            else
            {
                LogMistaken(logger, unknown, known);
            }
        }
    }

    /// <summary>Unknown names, each with the nearest one that is known, if one is near.</summary>
    /// <param name="configuration">All that was said.</param>
    /// <param name="known">Names that are read, by section.</param>
    public static IEnumerable<(string Unknown, string? Nearest)> Of(IConfiguration configuration, ILookup<string, string> known)
    {
        foreach (var section in known)
        {
            foreach (var said in configuration.GetSection(section.Key).GetChildren())
            {
                // What is itself a section of others, as Knowledge:Import is, is looked at there.
                if (!section.Contains(said.Key, StringComparer.OrdinalIgnoreCase) && !known.Contains($"{section.Key}:{said.Key}"))
                {
                    yield return (said.Path, Nearest(said.Key, section) is { } near ? $"{section.Key}:{near}" : null);
                }
            }
        }

        // Of other sections there are many, the environment's among them: only what is nearly one of ours is spoken of.
        var roots = known.Select(section => section.Key.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

        foreach (var said in configuration.GetChildren().Where(said => said.GetChildren().Any()))
        {
            if (!roots.Contains(said.Key, StringComparer.OrdinalIgnoreCase) && Nearest(said.Key, roots) is { } near)
            {
                yield return (said.Path, near);
            }
        }
    }

    /// <summary>Every class of settings that was registered, by the section it names.</summary>
    private static ILookup<string, string> KnownTo(IServiceProvider services)
    {
        var types = services.GetRequiredService<SettingTypes>().All;
        var read = from type in types
                   from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                   where property.SetMethod is not null
                   select (Section: SectionOf(type)!, property.Name);
        return read.ToLookup(pair => pair.Section, pair => pair.Name, StringComparer.OrdinalIgnoreCase);
    }

    private static string? SectionOf(Type type) => type.GetField("Section", BindingFlags.Static | BindingFlags.Public)?.GetRawConstantValue() as string;

    private static string? Nearest(string word, IEnumerable<string> known) => known
        .Select(one => (Name: one, Distance: Distance(word.ToUpperInvariant(), one.ToUpperInvariant())))
        .Where(one => one.Distance <= Near && one.Distance < word.Length / 2)
        .OrderBy(one => one.Distance)
        .Select(one => one.Name)
        .FirstOrDefault();

    // Letters left out, put in, changed, or swapped with their neighbour.
    private static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];

        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                rows[i, j] = i is 0 || j is 0 ? i + j : Step(i, j);
            }
        }

        return rows[from.Length, to.Length];

        int Step(int i, int j)
        {
            var least = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
            return i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
        }
    }

    [LoggerMessage(LogLevel.Warning, "There is no setting {Unknown}, and nobody reads it.")]
    private static partial void LogUnknown(ILogger logger, string unknown);

    [LoggerMessage(LogLevel.Warning, "There is no setting {Unknown}; did you mean {Known}?")]
    private static partial void LogMistaken(ILogger logger, string unknown, string known);

    /// <summary>The classes of settings of ours, as they were registered.</summary>
    internal sealed class SettingTypes(IServiceCollection services)
    {
        public IReadOnlyList<Type> All { get; } =
        [
            .. services.Select(service => service.ServiceType)
                .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IOptionsChangeTokenSource<>))
                .Select(type => type.GetGenericArguments()[0])
                .Where(type => SectionOf(type) is not null)
                .Distinct(),
        ];
    }
}
