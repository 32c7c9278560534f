using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Live;

/// <summary>One brand as it was last counted, kept so that the boxes of any actor are added up from the few assignments that concern them.</summary>
internal sealed class BrandTally
{
    public static readonly BoxCounts Nothing = new();

    private readonly string _brand;
    private readonly ImmutableArray<BoxTally> _unassigned;
    private readonly ILookup<string?, BoxTally> _byMember;
    private readonly ILookup<string?, BoxTally> _byGroup;
    private readonly BoxCounts _whole;

    /// <param name="brand">As in addresses.</param>
    /// <param name="tallies">All of the brand, each assignment once.</param>
    public BrandTally(string brand, IEnumerable<BoxTally> tallies)
    {
        ImmutableArray<BoxTally> all = [.. tallies];
        _brand = brand;
        _unassigned = [.. all.Where(tally => tally.Member is null && tally.Group is null)];
        _byMember = all.ToLookup(tally => tally.Member);
        _byGroup = all.ToLookup(tally => tally.Group);
        _whole = Sum(all);
    }

    /// <summary>What the actor's boxes hold of this brand; nothing of what they may not see.</summary>
    public BoxCounts Of(Actor actor)
    {
        var mine = Seen(_byMember[actor.Self], actor).ToList();
        var groups = Seen(actor.Groups.Distinct(StringComparer.Ordinal).SelectMany(group => _byGroup[group]), actor).ToList();
        var unassigned = Seen(_unassigned, actor).ToList();
        var all = actor.Scope is TicketScope.All
            ? (actor.Serves(_brand) ? _whole : Nothing)
            : Sum(unassigned.Concat(mine).Concat(groups.Where(tally => tally.Member != actor.Self)));
        return all with { Mine = mine.Sum(tally => tally.Open), Groups = groups.Sum(tally => tally.Open), Unassigned = unassigned.Sum(tally => tally.Open) };
    }

    /// <summary>Of two brands, what the boxes hold together.</summary>
    public static BoxCounts Add(BoxCounts one, BoxCounts other) => new()
    {
        All = one.All + other.All,
        Mine = one.Mine + other.Mine,
        Groups = one.Groups + other.Groups,
        Unassigned = one.Unassigned + other.Unassigned,
        GooglePlay = one.GooglePlay + other.GooglePlay,
        Blocked = one.Blocked + other.Blocked,
        Deleted = one.Deleted + other.Deleted,
        Asleep = one.Asleep + other.Asleep,
    };

    // What is looked up is what may be seen; that it may is asked nevertheless, of the one rule.
    private static IEnumerable<BoxTally> Seen(IEnumerable<BoxTally> tallies, Actor actor) =>
        tallies.Where(tally => actor.Sees(tally.Brand, tally.Member, tally.Group));

    private static BoxCounts Sum(IEnumerable<BoxTally> tallies) => tallies.Aggregate(Nothing, (sum, tally) => sum with
    {
        All = sum.All + tally.Open,
        GooglePlay = sum.GooglePlay + tally.GooglePlay,
        Blocked = sum.Blocked + tally.Blocked,
        Deleted = sum.Deleted + tally.Deleted,
        Asleep = sum.Asleep + tally.Asleep,
    });
}
