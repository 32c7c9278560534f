using System.Collections.Immutable;

namespace Oqupie.Contracts.Members;

/// <summary>Who has been asked to join. The key is an account.</summary>
[Alias("oqupie.IInvitationsGrain")]
public interface IInvitationsGrain : IGrainWithStringKey
{
    /// <summary>Refused where the address is no address, or belongs to a member of any account of this server.</summary>
    [Alias("Invite")]
    Task<Outcome<Invitation>> Invite(Actor by, string email, string name, Role role, ImmutableArray<string>? brands, ImmutableArray<string> groups);

    /// <summary>A new link; the old one ends.</summary>
    [Alias("Renew")]
    Task<Outcome<Invitation>> Renew(Actor by, string member);

    [Alias("Cancel")]
    Task<Outcome<Done>> Cancel(Actor by, string member);

    /// <summary>Looks at an invitation without taking it. Not found, or expired.</summary>
    [Alias("Find")]
    Task<Outcome<MemberInfo>> Find(string token);

    /// <summary>Makes the invited one a member. The password is stored before this is called, so that a crash between leaves the link usable.</summary>
    [Alias("Accept")]
    Task<Outcome<MemberInfo>> Accept(string token, string name);
}

[GenerateSerializer, Immutable, Alias("oqupie.Invitation")]
public sealed record Invitation
{
    [Id(0)]
    public required MemberInfo Member { get; init; }

    /// <summary>"acme.m1.SECRET": the account, the member, 160 random bits. Only its hash is stored.</summary>
    [Id(1)]
    public required string Token { get; init; }

    [Id(2)]
    public required DateTimeOffset ExpiresAt { get; init; }
}
