using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Tests.Members;

/// <summary>A fixed cast: one of each role, and one group.</summary>
internal static class TheStaff
{
    public static readonly AccountId Account = new("acme");

    public static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static readonly KnownPlaces Places = new(["cook"], ["billing"]);

    private static readonly Dictionary<string, Role> Roles = new(StringComparer.Ordinal)
    {
        ["olivia"] = Role.Owner,
        ["adam"] = Role.Admin,
        ["alma"] = Role.Admin,
        ["petra"] = Role.ProAgent,
        ["aron"] = Role.Agent,
    };

    public static Member Member(string id) => Member(id, Roles[id]) with { Groups = id is "aron" ? ["billing"] : [] };

    public static Member Member(string id, Role role) =>
        new() { Id = id, Name = id, Email = $"{id}@acme.example", Role = role, Language = "en", CreatedAt = Now };

    public static Actor As(string id) => TheOutcome.Done(MemberRules.Rights(Member(id), Account));
}
