using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>Who may change whom, and into what. Pure: the member and a wish in, the member as they become or a refusal out.</summary>
internal static class MemberRules
{
    public const int NameLength = 80;

    public static readonly ImmutableArray<string> Languages = ["ko", "en"];

    public static readonly Refusal NoSuchMember = Refusal.NotFound("There is no such member.");

    public static readonly Refusal OwnerTaken = Refusal.Conflict("This account has an owner.", "has_owner");

    private const Permission Nothing = Permission.None;

    /// <summary>What sets those who manage apart from those who answer. Nobody takes away more of it than they have.</summary>
    private static readonly Permission Management = PermissionTable.Of(Role.Owner) & ~PermissionTable.Of(Role.ProAgent);

    /// <summary>What is more than an agent's, whom everybody makes who manages members. Nobody hands out more of it than they have.</summary>
    private static readonly Permission More = PermissionTable.Of(Role.Owner) & ~PermissionTable.Of(Role.Agent);

    private static readonly Refusal OwnerStays = Refusal.NotAllowed("The owner cannot be removed or given another role, only succeeded.", "owner_stays");

    public static Outcome<Member> MakeOwner(string id, string email, string name, string language, DateTimeOffset now)
    {
        var member = new Member { Id = id, Name = name.Trim(), Email = email.Trim(), Role = Role.Owner, Language = language, CreatedAt = now };
        return WhatIsWrong(member) is { } refusal ? refusal : member;
    }

    public static Outcome<Member> Change(Member member, Actor by, MemberWish wish, KnownPlaces places)
    {
        var rights = wish.Role is not null || wish.Brands is not null || wish.Groups is not null;

        if (MayChange(by, member, rights) is { } notAllowed)
        {
            return notAllowed;
        }

        if (wish.Role is { } role && role != member.Role && MayGive(by, member, role) is { } notGiven)
        {
            return notGiven;
        }

        if ((Beyond(by, wish.Brands, NewGroups(member, wish)) ?? UnknownPlace(wish.Brands, wish.Groups, places)) is { } place)
        {
            return place;
        }

        if (member.Role is Role.Owner && wish.Brands is { IsEmpty: false })
        {
            return Refusal.NotAllowed("The owner serves every brand.", "owner_serves_all");
        }

        var changed = member with
        {
            Name = wish.Name?.Trim() ?? member.Name,
            Language = wish.Language ?? member.Language,
            Role = wish.Role ?? member.Role,
            Brands = wish.Brands is { } served ? EveryOr(served) : member.Brands,
            Groups = wish.Groups is { } groups ? InOrder(groups) : member.Groups,
        };

        return WhatIsWrong(changed) is { } wrong ? wrong : changed;
    }

    /// <summary>Null where they may be removed.</summary>
    public static Refusal? Remove(Member member, Actor by) => member switch
    {
        { Role: Role.Owner } => OwnerStays,
        _ when by.Kind is ActorKind.Member && by.Id == member.Id => Refusal.NotAllowed("Nobody removes themselves.", "not_oneself"),
        _ => MayChange(by, member, rights: true),
    };

    /// <summary>Who an active member is.</summary>
    public static Outcome<Actor> Rights(Member member, AccountId account) =>
        member.Invitation is null
            ? new Actor
            {
                Account = account,
                Kind = ActorKind.Member,
                Id = member.Id,
                Permissions = PermissionTable.Of(member.Role),
                Scope = PermissionTable.ScopeOf(member.Role),
                Brands = member.Brands,
                Groups = member.Groups,
            }
            : NoSuchMember;

    /// <summary>Whether somebody may be made, or invited as, this.</summary>
    public static Refusal? MayGive(Actor by, Member? member, Role role) => role switch
    {
        Role.Owner => Refusal.NotAllowed("Nobody is made an owner; an account is handed over by its owner.", "no_new_owner"),
        _ when member is { Role: Role.Owner } => OwnerStays,
        _ when !by.May(Permission.ManageMembers) => Refusal.NotAllowed("You may not manage members."),
        _ when (PermissionTable.Of(role) & More & ~by.Permissions) != Nothing =>
            Refusal.NotAllowed("Nobody gives more rights than they have.", "more_than_own_rights"),
        _ => null,
    };

    /// <summary>A refusal where somebody would be given brands that the giver does not serve, or groups that the giver has no say in.</summary>
    /// <param name="by">The giver.</param>
    /// <param name="brands">As wished: null leaves them, empty is every brand.</param>
    /// <param name="groups">Those that are given.</param>
    public static Refusal? Beyond(Actor by, ImmutableArray<string>? brands, IEnumerable<string> groups)
    {
        if (brands is not null && !by.ServesAll(EveryOr(brands)))
        {
            return Refusal.NotAllowed("Nobody gives brands that they do not serve.", "brands_beyond_own") with { Field = "brands" };
        }

        return by.May(Permission.ManageGroups) || groups.All(group => by.Groups.Contains(group))
            ? null
            : Refusal.NotAllowed("Nobody gives groups that they are not in.", "groups_beyond_own") with { Field = "groups" };
    }

    /// <summary>A refusal where this member is none of theirs to change: has more rights, or serves more brands.</summary>
    public static Refusal? MayManage(Actor by, Member member) => member switch
    {
        _ when !by.May(Permission.ManageMembers) => Refusal.NotAllowed("You may not manage members."),
        _ when !by.ServesAll(member.Brands) => Refusal.NotAllowed("This member serves brands that you do not.", "serves_other_brands"),

        // Which groups the owner is in is everyday business; the role is refused on its own.
        _ when MissingManagement(by, member.Role) != Nothing && member.Role is not Role.Owner =>
            Refusal.NotAllowed("This member has more rights than you.", "has_more_rights"),
        _ => null,
    };

    /// <summary>A refusal where a brand or a group does not exist.</summary>
    public static Refusal? UnknownPlace(ImmutableArray<string>? brands, ImmutableArray<string>? groups, KnownPlaces places) =>
        brands is { } b && b.Any(brand => !places.Brands.Contains(brand)) ? Refusal.Invalid("One of these brands does not exist.", "brands", "no_such_brand")
        : groups is { } g && g.Any(group => !places.Groups.Contains(group)) ? Refusal.Invalid("One of these groups does not exist.", "groups", "no_such_group")
        : null;

    public static ImmutableArray<string>? EveryOr(ImmutableArray<string>? brands) =>
        brands is { IsEmpty: false } some ? [.. some.Distinct(StringComparer.Ordinal)] : null;

    public static ImmutableArray<string> InOrder(ImmutableArray<string> groups) =>
        [.. groups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static Refusal? WhatIsWrong(Member member) => member switch
    {
        _ when !EmailAddress.IsValid(member.Email) => Refusal.Invalid("That is no e-mail address.", "email", "not_an_email"),
        _ when member.Name.Length is 0 or > NameLength || member.Name.Any(char.IsControl) =>
            Refusal.Invalid($"A name is one line of 1 to {NameLength} characters.", "name", "one_line").With("most", NameLength),
        _ when !Languages.Contains(member.Language) => Refusal.Invalid("The console speaks ko and en.", "language", "unknown_language"),
        _ when !Enum.IsDefined(member.Role) => Refusal.Invalid("There is no such role.", "role", "unknown_choice"),
        _ => null,
    };

    // One's own name and language are one's own.
    private static Refusal? MayChange(Actor by, Member member, bool rights) =>
        by.Kind is ActorKind.Member && by.Id == member.Id && !rights ? null : MayManage(by, member);

    private static IEnumerable<string> NewGroups(Member member, MemberWish wish) => (wish.Groups ?? []).Except(member.Groups, StringComparer.Ordinal);

    private static Permission MissingManagement(Actor by, Role role) => PermissionTable.Of(role) & Management & ~by.Permissions;
}

/// <summary>Those of the brands and groups named in a wish that exist.</summary>
internal sealed record KnownPlaces(IReadOnlyCollection<string> Brands, IReadOnlyCollection<string> Groups)
{
    public static readonly KnownPlaces None = new([], []);
}
