using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>One member, or one who was asked to become one: the row that their <see cref="AgentGrain"/> keeps.</summary>
public sealed record Member
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As typed.</summary>
    public required string Email { get; init; }

    public required Role Role { get; init; }

    /// <summary>The console's.</summary>
    public required string Language { get; init; }

    /// <summary>Null is every brand.</summary>
    public ImmutableArray<string>? Brands { get; init; }

    /// <summary>In the order of their ids.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who hands out work asks it.</summary>
    public Availability Availability { get; init; } = Availability.Available;

    /// <summary>When it was switched last; null where it never was.</summary>
    public DateTimeOffset? AvailabilitySince { get; init; }

    /// <summary>Null once it was accepted: then the member is active.</summary>
    public PendingInvitation? Invitation { get; init; }

    /// <summary>
    /// False while they come or leave, which takes the address as well: until that is done nobody sees them and they may do nothing. One who is found so
    /// when nobody is at it broke off, and is brought to an end.
    /// </summary>
    public bool Present { get; init; } = true;

    /// <summary>Another one after each write; a write names the one it has seen.</summary>
    public string Version { get; init; } = "";

    /// <summary>What the address is compared by.</summary>
    public string Address => EmailAddress.Key(Email);

    public MemberInfo ToInfo() => new()
    {
        Id = Id,
        Name = Name,
        Email = Email,
        Role = Role,
        State = Invitation is null ? MemberState.Active : MemberState.Invited,
        Brands = Brands,
        Groups = Groups,
        Language = Language,
        CreatedAt = CreatedAt,
        Availability = Availability,
        AvailabilitySince = AvailabilitySince ?? CreatedAt,
    };
}

public sealed record PendingInvitation(byte[] SecretHash, DateTimeOffset ExpiresAt);

/// <summary>One group: the row that its <see cref="GroupGrain"/> keeps.</summary>
public sealed record Group
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>In the order they were put in.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>Another one after each write; a write names the one it has seen.</summary>
    public string Version { get; init; } = "";

    public GroupInfo ToInfo() => new() { Id = Id, Name = Name, Members = Members };
}
