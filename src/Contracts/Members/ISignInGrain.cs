using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Members;

/// <summary>
/// One sign-in address of the server, whoever's it is. The key is <see cref="EmailAddress.Key"/> of the address, so an address is unique on the server.
/// </summary>
[Alias("oqupie.ISignInGrain")]
public interface ISignInGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<SignIn?> Read();

    /// <summary>Takes the address for a member. False where another member has it; true again for the same one.</summary>
    [Alias("Claim")]
    Task<bool> Claim(AccountId account, string member);

    /// <summary>
    /// Keeps the credentials, ends all sessions where the stamp is another one, and answers the new <see cref="SignIn.ConcurrencyStamp"/>; null, and nothing
    /// kept, where the given one is not the stored one.
    /// </summary>
    [Alias("Save")]
    Task<string?> Save(SignIn signIn);

    /// <summary>Begins a session and answers its id; null where this is not the member's stamp. The oldest ends where there are too many.</summary>
    [Alias("BeginSession")]
    Task<string?> BeginSession(MemberId member, string stamp, DateTimeOffset endsAt);

    /// <summary>Ends a session of this member; nothing happens where there is none.</summary>
    [Alias("EndSession")]
    Task EndSession(MemberId member, string session);

    [Alias("Release")]
    Task Release(AccountId account, string member);
}

/// <summary>What ASP.NET Core Identity keeps of one who signs in. Goes between the silo and its own hosts only.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.SignIn")]
public sealed record SignIn
{
    [Id(0)]
    public required AccountId Account { get; init; }

    [Id(1)]
    public required string Member { get; init; }

    /// <summary>Null until the invitation was accepted.</summary>
    [Id(2)]
    public string? PasswordHash { get; init; }

    /// <summary>Changes with the password; sessions that bear another one have ended.</summary>
    [Id(3)]
    public string SecurityStamp { get; init; } = "";

    /// <summary>Counted by versions before; now <see cref="ISignInTriesGrain"/> counts.</summary>
    [Id(4)]
    public int AccessFailedCount { get; init; }

    /// <summary>Set by versions before.</summary>
    [Id(5)]
    public DateTimeOffset? LockoutEnd { get; init; }

    [Id(6)]
    public string ConcurrencyStamp { get; init; } = "";

    /// <summary>Kept by the grain alone: what is saved here is not looked at.</summary>
    [Id(7)]
    public ImmutableArray<OpenSession> Sessions { get; init; } = [];
}

/// <summary>A browser that is signed in.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.OpenSession")]
public sealed record OpenSession([property: Id(0)] string Id, [property: Id(1)] DateTimeOffset EndsAt);
