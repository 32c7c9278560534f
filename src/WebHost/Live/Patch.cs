using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Live;

/// <summary>What is left of entries that came together: of each thing the newest, at its own number, with what happened in all of them.</summary>
/// <param name="Entry">The newest.</param>
/// <param name="Before">Who might see the thing before the first of them; those who may not now are told that it is gone.</param>
internal sealed record Patch(FeedEntry Entry, Audience Before)
{
    /// <summary>Null where it is about something else.</summary>
    public long? Ticket { get; } =
        Entry.News.Kind is "ticket" && long.TryParse(Entry.News.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Moved => Before != Entry.News.Audience;

    /// <param name="entries">In the order of their numbers, of one feed.</param>
    /// <returns>In the order of their numbers.</returns>
    public static ImmutableArray<Patch> Of(IEnumerable<FeedEntry> entries)
    {
        var newest = new Dictionary<(string Kind, string Id), Patch>();

        foreach (var entry in entries)
        {
            var thing = (entry.News.Kind, entry.News.Id);
            newest[thing] = newest.TryGetValue(thing, out var earlier)
                ? new(Merge(earlier.Entry, entry), earlier.Before)
                : new(entry, entry.News.Before ?? entry.News.Audience);
        }

        return [.. newest.Values.OrderBy(patch => patch.Entry.Number)];
    }

    private static FeedEntry Merge(FeedEntry earlier, FeedEntry later)
    {
        // Two commits of one ticket reach the feed in order but for a silo that failed between; the newer row wins then too.
        var row = later.News.Version >= earlier.News.Version ? later.News : earlier.News;
        return later with { News = row with { What = [.. earlier.News.What.Union(later.News.What, StringComparer.Ordinal)] } };
    }
}
