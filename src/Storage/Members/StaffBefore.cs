using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Storage.Members;

/// <summary>The state "members" as versions before grains for each stored it: everybody of an account. Only read, and never changed.</summary>
internal sealed record StaffBefore
{
    public ImmutableDictionary<string, MemberBefore> Members { get; init; } = ImmutableDictionary<string, MemberBefore>.Empty;

    public ImmutableDictionary<string, GroupBefore> Groups { get; init; } = ImmutableDictionary<string, GroupBefore>.Empty;
}

internal sealed record MemberBefore
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required Role Role { get; init; }

    public required string Language { get; init; }

    public ImmutableArray<string>? Brands { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public PendingInvitation? Invitation { get; init; }

    public Member ToMember() => new()
    {
        Id = Id,
        Name = Name,
        Email = Email,
        Role = Role,
        Language = Language,
        Brands = Brands,
        CreatedAt = CreatedAt,
        Invitation = Invitation,
    };
}

internal sealed record GroupBefore
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public ImmutableArray<string> Members { get; init; } = [];

    public Group ToGroup() => new() { Id = Id, Name = Name, Members = Members };
}
