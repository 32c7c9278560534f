using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>Who may change whom, and into what. Pure: the staff and a wish in, the staff as it becomes or a refusal out.</summary>
internal static class MemberRules
{
    public const int NameLength = 80;

    public static readonly ImmutableArray<string> Languages = ["ko", "en"];

    public static readonly Refusal NoSuchMember = Refusal.NotFound("There is no such member.");

    /// <summary>What sets those who manage apart from those who answer. Nobody hands out, or takes away, more of it than they have.</summary>
    private const Permission Nothing = Permission.None;

    private static readonly Permission Management = PermissionTable.Of(Role.Owner) & ~PermissionTable.Of(Role.ProAgent);

    private static readonly Refusal OwnerStays = Refusal.NotAllowed("The owner cannot be removed or given another role, only succeeded.");

    public static Outcome<Staff> MakeOwner(Staff staff, string id, string email, string name, string language, DateTimeOffset now)
    {
        if (staff.Owner() is { } owner)
        {
            return EmailAddress.Key(owner.Email) == EmailAddress.Key(email) ? staff : Refusal.Conflict("This account has an owner.");
        }

        var member = new Member { Id = id, Name = name.Trim(), Email = email.Trim(), Role = Role.Owner, Language = language, CreatedAt = now };
        return WhatIsWrong(member) is { } refusal ? refusal : staff.With(member);
    }

    /// <param name="staff">As it is.</param>
    /// <param name="by">Who wishes.</param>
    /// <param name="id">Whom it is about.</param>
    /// <param name="wish">What is wished.</param>
    /// <param name="brands">The account's brands, as in addresses.</param>
    public static Outcome<Staff> Change(Staff staff, Actor by, string id, MemberWish wish, IReadOnlyCollection<string> brands)
    {
        if (staff.Find(id) is not { } member)
        {
            return NoSuchMember;
        }

        var rights = wish.Role is not null || wish.Brands is not null || wish.Groups is not null;

        if (MayChange(by, member, rights) is { } notAllowed)
        {
            return notAllowed;
        }

        if (wish.Role is { } role && role != member.Role && MayGive(by, member, role) is { } notGiven)
        {
            return notGiven;
        }

        if (UnknownPlace(staff, wish.Brands, wish.Groups, brands) is { } unknown)
        {
            return unknown;
        }

        if (member.Role is Role.Owner && wish.Brands is { IsEmpty: false })
        {
            return Refusal.NotAllowed("The owner serves every brand.");
        }

        var changed = member with
        {
            Name = wish.Name?.Trim() ?? member.Name,
            Language = wish.Language ?? member.Language,
            Role = wish.Role ?? member.Role,
            Brands = wish.Brands is { } served ? EveryOr(served) : member.Brands,
        };

        if (WhatIsWrong(changed) is { } wrong)
        {
            return wrong;
        }

        var next = staff.With(changed);
        return wish.Groups is { } groups ? next.WithGroupsOf(id, groups) : next;
    }

    public static Outcome<Staff> Remove(Staff staff, Actor by, string id) => staff.Find(id) switch
    {
        null => NoSuchMember,
        { Role: Role.Owner } => OwnerStays,
        _ when by.Kind is ActorKind.Member && by.Id == id => Refusal.NotAllowed("Nobody removes themselves."),
        { } member when MayChange(by, member, rights: true) is { } refusal => refusal,
        _ => staff.Without(id),
    };

    /// <summary>Who an active member is, now.</summary>
    public static Outcome<Actor> Rights(Staff staff, Contracts.Accounts.AccountId account, string id) =>
        staff.Find(id) is { Invitation: null } member
            ? new Actor
            {
                Account = account,
                Kind = ActorKind.Member,
                Id = id,
                Permissions = PermissionTable.Of(member.Role),
                Scope = PermissionTable.ScopeOf(member.Role),
                Brands = member.Brands,
                Groups = staff.GroupsOf(id),
            }
            : NoSuchMember;

    /// <summary>Whether somebody may be made, or invited as, this.</summary>
    public static Refusal? MayGive(Actor by, Member? member, Role role) => role switch
    {
        Role.Owner => Refusal.NotAllowed("Nobody is made an owner; an account is handed over by its owner."),
        _ when member is { Role: Role.Owner } => OwnerStays,
        _ when !by.May(Permission.ManageMembers) => Refusal.NotAllowed("You may not manage members."),
        _ when MissingManagement(by, role) != Nothing => Refusal.NotAllowed("Nobody gives more rights than they have."),
        _ => null,
    };

    /// <summary>A refusal where a brand or a group does not exist.</summary>
    public static Refusal? UnknownPlace(Staff staff, ImmutableArray<string>? brands, ImmutableArray<string>? groups, IReadOnlyCollection<string> known) =>
        brands is { } b && b.Any(brand => !known.Contains(brand)) ? Refusal.Invalid("One of these brands does not exist.", "brands")
        : groups is { } g && g.Any(group => !staff.Groups.ContainsKey(group)) ? Refusal.Invalid("One of these groups does not exist.", "groups")
        : null;

    public static ImmutableArray<string>? EveryOr(ImmutableArray<string>? brands) =>
        brands is { IsEmpty: false } some ? [.. some.Distinct(StringComparer.Ordinal)] : null;

    public static Refusal? WhatIsWrong(Member member) => member switch
    {
        _ when !EmailAddress.IsValid(member.Email) => Refusal.Invalid("That is no e-mail address.", "email"),
        _ when member.Name.Length is 0 or > NameLength || member.Name.Any(char.IsControl) =>
            Refusal.Invalid($"A name is one line of 1 to {NameLength} characters.", "name"),
        _ when !Languages.Contains(member.Language) => Refusal.Invalid("The console speaks ko and en.", "language"),
        _ when !Enum.IsDefined(member.Role) => Refusal.Invalid("There is no such role.", "role"),
        _ => null,
    };

    private static Refusal? MayChange(Actor by, Member member, bool rights)
    {
        if (by.Kind is ActorKind.Member && by.Id == member.Id && !rights)
        {
            return null; // One's own name and language.
        }

        if (!by.May(Permission.ManageMembers))
        {
            return Refusal.NotAllowed("You may not manage members.");
        }

        return MissingManagement(by, member.Role) != Nothing && !IsOwnersPlaces(member)
            ? Refusal.NotAllowed("This member has more rights than you.")
            : null;

        // Which groups the owner is in is everyday business; the role is refused on its own.
        static bool IsOwnersPlaces(Member member) => member.Role is Role.Owner;
    }

    private static Permission MissingManagement(Actor by, Role role) => PermissionTable.Of(role) & Management & ~by.Permissions;
}
