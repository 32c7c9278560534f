using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Members;

/// <summary>A member, as colleagues see one.</summary>
internal record MemberView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required Role Role { get; init; }

    public required MemberState State { get; init; }

    /// <summary>Null is every brand.</summary>
    public required ImmutableArray<string>? Brands { get; init; }

    public required ImmutableArray<string> Groups { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Availability Availability { get; init; }

    /// <summary>When they switched it last; when they came, for one who never did.</summary>
    public required DateTimeOffset AvailabilitySince { get; init; }

    public static MemberView Of(MemberInfo member) => new()
    {
        Id = member.Id,
        Name = member.Name,
        Email = member.Email,
        Role = member.Role,
        State = member.State,
        Brands = member.Brands,
        Groups = member.Groups,
        CreatedAt = member.CreatedAt,
        Availability = member.Availability,
        AvailabilitySince = member.AvailabilitySince,
    };
}

/// <summary>An invited one, with the link that lets them in. It is answered once: only its hash is stored.</summary>
internal sealed record InvitationView : MemberView
{
    public required string Link { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required bool Mailed { get; init; }

    public static InvitationView Of(Invitation invitation) => new()
    {
        Id = invitation.Member.Id,
        Name = invitation.Member.Name,
        Email = invitation.Member.Email,
        Role = invitation.Member.Role,
        State = invitation.Member.State,
        Brands = invitation.Member.Brands,
        Groups = invitation.Member.Groups,
        CreatedAt = invitation.Member.CreatedAt,
        Availability = invitation.Member.Availability,
        AvailabilitySince = invitation.Member.AvailabilitySince,
        Link = invitation.Link,
        ExpiresAt = invitation.ExpiresAt,
        Mailed = invitation.Mailed,
    };
}
