using System.Collections.Immutable;

namespace Oqupie.Contracts.Members;

/// <summary>Who has been asked to join. The key is an account.</summary>
/// <remarks>Mailing may take its time; it holds up nobody who asks for members or rights. An invitation stands whether or not it could be mailed.</remarks>
[Alias("oqupie.IInvitationsGrain")]
public interface IInvitationsGrain : IGrainWithStringKey
{
    /// <summary>Refused where the address is no address, or belongs to a member of any account of this server.</summary>
    /// <param name="by">Who invites; nobody gives rights to manage that they do not have.</param>
    /// <param name="wish">Who, and as what.</param>
    /// <param name="baseAddress">
    /// Where the console is to be reached, without a slash at its end: "https://help.example.com". The link begins with it. Empty: nobody is mailed.
    /// </param>
    [ResponseTimeout("00:00:30"), Alias("Invite")]
    Task<Outcome<Invitation>> Invite(Actor by, InvitationWish wish, string baseAddress);

    /// <summary>A new link, mailed anew; the old one ends.</summary>
    [ResponseTimeout("00:00:30"), Alias("Renew")]
    Task<Outcome<Invitation>> Renew(Actor by, string member, string baseAddress);

    [Alias("Cancel")]
    Task<Outcome<Done>> Cancel(Actor by, string member);

    /// <summary>Looks at an invitation without taking it. Not found, or expired.</summary>
    [Alias("Find")]
    Task<Outcome<MemberInfo>> Find(string token);

    /// <summary>Makes the invited one a member. The password is stored before this is called, so that a crash between leaves the link usable.</summary>
    [Alias("Accept")]
    Task<Outcome<MemberInfo>> Accept(string token, string name);
}

[GenerateSerializer, Immutable, Alias("oqupie.InvitationWish")]
public sealed record InvitationWish
{
    [Id(0)]
    public required string Email { get; init; }

    [Id(1)]
    public required string Name { get; init; }

    [Id(2)]
    public required Role Role { get; init; }

    /// <summary>Null, or empty, is every brand.</summary>
    [Id(3)]
    public ImmutableArray<string>? Brands { get; init; }

    [Id(4)]
    public ImmutableArray<string> Groups { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("oqupie.Invitation")]
public sealed record Invitation
{
    [Id(0)]
    public required MemberInfo Member { get; init; }

    /// <summary>An <see cref="InvitationToken"/>. Only the hash of its secret is stored.</summary>
    [Id(1)]
    public required string Token { get; init; }

    [Id(2)]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The page where the invited one chooses a password.</summary>
    [Id(3)]
    public string Link { get; init; } = "";

    /// <summary>Whether the server's own mail took it; otherwise the link must be handed over some other way.</summary>
    [Id(4)]
    public bool Mailed { get; init; }
}
