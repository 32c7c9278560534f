using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>Everybody of an account: members, who was asked to become one, and groups. What <see cref="MembersGrain"/> keeps.</summary>
internal sealed record Staff
{
    /// <summary>By id.</summary>
    public ImmutableDictionary<string, Member> Members { get; init; } = ImmutableDictionary<string, Member>.Empty;

    /// <summary>By id.</summary>
    public ImmutableDictionary<string, Group> Groups { get; init; } = ImmutableDictionary<string, Group>.Empty;

    public Member? Find(string id) => Members.GetValueOrDefault(id);

    public Member? Owner() => Members.Values.FirstOrDefault(member => member.Role is Role.Owner);

    public Staff With(Member member) => this with { Members = Members.SetItem(member.Id, member) };

    public Staff With(Group group) => this with { Groups = Groups.SetItem(group.Id, group) };

    /// <summary>Without the member, in the groups too.</summary>
    public Staff Without(string member) => this with
    {
        Members = Members.Remove(member),
        Groups = Groups.SetItems(Groups.Values.Where(group => group.Members.Contains(member))
            .Select(group => KeyValuePair.Create(group.Id, group with { Members = group.Members.Remove(member) }))),
    };

    public Staff WithGroupsOf(string member, ImmutableArray<string> groups) => this with
    {
        Groups = Groups.SetItems(Groups.Values.Where(group => group.Members.Contains(member) != groups.Contains(group.Id))
            .Select(group => KeyValuePair.Create(group.Id, group with
            {
                Members = groups.Contains(group.Id) ? group.Members.Add(member) : group.Members.Remove(member),
            }))),
    };

    public ImmutableArray<string> GroupsOf(string member) =>
        [.. Groups.Values.Where(group => group.Members.Contains(member)).Select(group => group.Id).Order(StringComparer.Ordinal)];

    public MemberInfo Show(Member member) => new()
    {
        Id = member.Id,
        Name = member.Name,
        Email = member.Email,
        Role = member.Role,
        State = member.Invitation is null ? MemberState.Active : MemberState.Invited,
        Brands = member.Brands,
        Groups = GroupsOf(member.Id),
        Language = member.Language,
        CreatedAt = member.CreatedAt,
    };

    /// <summary>What is different in <paramref name="next"/>. A member whose groups changed has changed too: their rights have.</summary>
    public ImmutableArray<AccountChange> ChangesTo(Staff next)
    {
        var members = Members.Keys.Union(next.Members.Keys, StringComparer.Ordinal)
            .Where(id => Find(id) != next.Find(id) || !GroupsOf(id).SequenceEqual(next.GroupsOf(id)))
            .Select(id => new AccountChange(AccountChangeKind.Member, id));
        var groups = Groups.Keys.Union(next.Groups.Keys, StringComparer.Ordinal)
            .Where(id => Groups.GetValueOrDefault(id) != next.Groups.GetValueOrDefault(id))
            .Select(id => new AccountChange(AccountChangeKind.Group, id));

        return [.. members, .. groups];
    }
}

internal sealed record Member
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required Role Role { get; init; }

    public required string Language { get; init; }

    /// <summary>Null is every brand.</summary>
    public ImmutableArray<string>? Brands { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null once it was accepted: then the member is active.</summary>
    public PendingInvitation? Invitation { get; init; }
}

internal sealed record PendingInvitation(byte[] SecretHash, DateTimeOffset ExpiresAt);

internal sealed record Group
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public ImmutableArray<string> Members { get; init; } = [];
}
