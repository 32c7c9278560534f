using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Live;

namespace Oqupie.WebHost.Tests.Live;

public sealed class BrandTallyTests
{
    private static readonly string?[] Members = [null, "m1", "m2"];
    private static readonly string?[] Groups = [null, "g1", "g2", "g3"];

    [Fact]
    public void Ones_boxes_hold_what_one_may_see_and_nothing_else()
    {
        var random = new Random(7);

        foreach (var actor in Actors())
        {
            ImmutableArray<BoxTally> tallies =
            [
                .. from member in Members
                   from @group in Groups
                   where random.Next(4) > 0
                   select new BoxTally
                   {
                       Brand = "b1",
                       Member = member,
                       Group = @group,
                       Open = random.Next(1, 9),
                       GooglePlay = random.Next(2),
                       Blocked = random.Next(3),
                       Deleted = random.Next(3),
                   },
            ];

            Assert.Equal(Expected(actor, [.. tallies.Where(tally => actor.Sees("b1", tally.Member, tally.Group))]), new BrandTally("b1", tallies).Of(actor));
        }
    }

    // By looking at everything.
    private static BoxCounts Expected(Actor actor, ImmutableArray<BoxTally> seen) => new()
    {
        All = seen.Sum(tally => tally.Open),
        Mine = seen.Where(tally => tally.Member == actor.Id).Sum(tally => tally.Open),
        Groups = seen.Where(tally => tally.Group is { } group && actor.Groups.Contains(group)).Sum(tally => tally.Open),
        Unassigned = seen.Where(tally => tally.Member is null && tally.Group is null).Sum(tally => tally.Open),
        GooglePlay = seen.Sum(tally => tally.GooglePlay),
        Blocked = seen.Sum(tally => tally.Blocked),
        Deleted = seen.Sum(tally => tally.Deleted),
    };

    private static IEnumerable<Actor> Actors() =>
        from scope in Enum.GetValues<TicketScope>()
        from groups in new[] { Array.Empty<string>(), ["g1"], ["g1", "g2"] }
        from brands in new[] { null, Array.Empty<string>(), ["b1"], ["b2"] }
        select new Actor
        {
            Account = new("acme"),
            Kind = ActorKind.Member,
            Id = "m1",
            Scope = scope,
            Groups = [.. groups],
            Brands = brands is null ? null : [.. brands],
        };
}
