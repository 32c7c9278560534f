using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Live;

namespace Oqupie.WebHost.Tests.Live;

public sealed class AudiencesTests
{
    private static readonly BrandId Brand = new(new("acme"), "b1");

    [Fact]
    public void The_groups_one_is_in_are_those_of_what_one_may_see()
    {
        string?[] members = [null, "m1", "m2"];
        string?[] groups = [null, "g1", "g2", "g3"];

        foreach (var actor in Actors())
        {
            foreach (var audience in from member in members from @group in groups select new Audience(member, @group))
            {
                var hears = Audiences.Of(actor, Brand).Intersect(Told(audience), StringComparer.Ordinal).Any();
                Assert.True(hears == actor.Sees(Brand, audience), $"{actor.Scope} {string.Join(',', actor.Groups)} {audience}");
            }
        }
    }

    [Fact]
    public void Nobody_hears_of_another_account() =>
        Assert.All(Actors(), actor => Assert.Empty(Audiences.Of(actor, new(new("other"), "b1"))));

    private static IEnumerable<Actor> Actors() =>
        from scope in Enum.GetValues<TicketScope>()
        from groups in new[] { Array.Empty<string>(), ["g1"], ["g1", "g2"] }
        from brands in new[] { null, Array.Empty<string>(), ["b1"], ["b2"] }
        select new Actor
        {
            Account = new AccountId("acme"),
            Kind = ActorKind.Member,
            Id = "m1",
            Scope = scope,
            Groups = [.. groups],
            Brands = brands is null ? null : [.. brands],
        };

    // As the bridge tells.
    private static IEnumerable<string> Told(Audience audience)
    {
        yield return Audiences.All(Brand);

        if (audience.Unassigned)
        {
            yield return Audiences.Unassigned(Brand);
        }

        if (audience.Member is { } member)
        {
            yield return Audiences.Member(Brand, member);
        }

        if (audience.Group is { } group)
        {
            yield return Audiences.Group(Brand, group);
        }
    }
}
