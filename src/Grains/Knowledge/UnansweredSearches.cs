using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>
/// Counts what was not found, a bounded number of texts for each of the last days. Where a day is full, the rarest makes room and leaves its count to the new
/// one: what is asked often is never lost by it, whatever else is asked. Pure.
/// </summary>
internal sealed partial record UnansweredSearches
{
    private const int TextsOfDay = 100;
    private const int Days = 30;
    private const int LongestText = 100;

    public ImmutableSortedDictionary<DateOnly, ImmutableDictionary<string, long>> ByDay { get; init; } =
        ImmutableSortedDictionary<DateOnly, ImmutableDictionary<string, long>>.Empty;

    /// <summary>As it is counted, without what may say who asked: addresses and long numbers. Null where nothing else was asked.</summary>
    public static string? Text(string asked)
    {
        var text = string.Join(' ', asked[..Math.Min(asked.Length, LongestText)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToLowerInvariant();
        text = Private().Replace(text is [.., var last] && char.IsHighSurrogate(last) ? text[..^1] : text, "…");
        return text.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? text : null;
    }

    public UnansweredSearches With(DateOnly day, IEnumerable<KeyValuePair<string, long>> more)
    {
        var counts = ByDay.GetValueOrDefault(day, ImmutableDictionary.Create<string, long>(StringComparer.Ordinal)).ToBuilder();

        foreach (var (text, count) in more)
        {
            if (counts.TryGetValue(text, out var before) || counts.Count < TextsOfDay)
            {
                counts[text] = before + count;
                continue;
            }

            var rarest = counts.MinBy(one => one.Value);
            counts.Remove(rarest.Key);
            counts[text] = rarest.Value + count;
        }

        return new() { ByDay = ByDay.RemoveRange(ByDay.Keys.Where(old => old <= day.AddDays(-Days))).SetItem(day, counts.ToImmutable()) };
    }

    public ImmutableArray<UnansweredSearch> Since(DateOnly day) =>
        [.. ByDay.Where(one => one.Key >= day)
            .SelectMany(one => one.Value.Select(count => (Day: one.Key, Text: count.Key, Count: count.Value)))
            .GroupBy(one => one.Text, StringComparer.Ordinal)
            .Select(same => new UnansweredSearch { Text = same.Key, Count = same.Sum(one => one.Count), LastOn = same.Max(one => one.Day) })
            .OrderByDescending(search => search.Count).ThenBy(search => search.Text, StringComparer.Ordinal)
            .Take(TextsOfDay)];

    [GeneratedRegex(@"[^\s@]+@[^\s@]+|\d{5,}", RegexOptions.None, 1000)]
    private static partial Regex Private();
}
