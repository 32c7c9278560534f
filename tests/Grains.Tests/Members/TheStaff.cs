using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Tests.Members;

/// <summary>A fixed cast: one of each role, and one group.</summary>
internal static class TheStaff
{
    public static readonly AccountId Account = new("acme");

    public static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static readonly Staff Whole = new Staff()
        .With(Member("olivia", Role.Owner)).With(Member("adam", Role.Admin)).With(Member("alma", Role.Admin))
        .With(Member("petra", Role.ProAgent)).With(Member("aron", Role.Agent))
        .With(new Group { Id = "billing", Name = "Billing", Members = ["aron"] });

    public static Member Member(string id, Role role) =>
        new() { Id = id, Name = id, Email = $"{id}@acme.example", Role = role, Language = "en", CreatedAt = Now };

    public static Actor As(string id) => TheOutcome.Done(MemberRules.Rights(Whole, Account, id));
}
