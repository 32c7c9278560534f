using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Live;

/// <summary>
/// That sections of a knowledge base are other than consoles read them. Only ids are told, no names and no titles: whoever shows a section asks for it again,
/// and gets what they may see. So it is neither numbered nor kept for each audience.
/// </summary>
internal static class KnowledgeNews
{
    public static bool Is(FeedEntry entry) => entry.News.Kind is FeedNews.Knowledge;

    /// <summary>Each section once; empty where the entries tell of none.</summary>
    public static ImmutableArray<ChangedSection> Of(IEnumerable<FeedEntry> entries) =>
    [
        .. entries.Where(Is).GroupBy(entry => entry.News.Id, StringComparer.Ordinal)
            .Select(section => new ChangedSection(
                section.Key.Length > 0 ? section.Key : null, section.Any(entry => entry.News.What.Contains(FeedNews.Deep, StringComparer.Ordinal)))),
    ];

    public static bool MayHear(Actor actor, BrandId brand) =>
        actor.Account == brand.Account && actor.Serves(brand.Local) && actor.May(Permission.WorkOnKnowledge);
}

/// <param name="Section">Null for the categories.</param>
/// <param name="Deep">What lies deeper is other, too.</param>
public sealed record ChangedSection(string? Section, bool Deep);

/// <summary>What changed in the knowledge base of one brand.</summary>
internal sealed record ChangedKnowledge(string Brand, ImmutableArray<ChangedSection> Sections);
