using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Live;

/// <summary>
/// The SignalR groups of a brand: one per audience. Who sees all of a brand is in "all" and no other; others are in those their scope allows.
/// This is <see cref="Actor.Sees"/> said in groups; a test holds the two together.
/// </summary>
internal static class Audiences
{
    public static string All(BrandId brand) => $"{brand}:all";

    public static string Unassigned(BrandId brand) => $"{brand}:unassigned";

    public static string Member(BrandId brand, string member) => $"{brand}:member:{member}";

    public static string Group(BrandId brand, string group) => $"{brand}:group:{group}";

    /// <summary>What an actor hears of a brand.</summary>
    public static IEnumerable<string> Of(Actor actor, BrandId brand)
    {
        if (actor.Account != brand.Account || !actor.Serves(brand.Local))
        {
            return [];
        }

        return actor.Scope switch
        {
            TicketScope.All => [All(brand)],
            TicketScope.Groups => [Unassigned(brand), Member(brand, actor.Self), .. actor.Groups.Select(group => Group(brand, group))],
            _ => [Member(brand, actor.Self)],
        };
    }

    public static bool Sees(this Actor actor, BrandId brand, Audience audience) =>
        actor.Account == brand.Account && actor.Sees(brand.Local, audience.Member, audience.Group);
}
