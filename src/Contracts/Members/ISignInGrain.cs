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
    /// Keeps the credentials and answers their new <see cref="SignIn.ConcurrencyStamp"/>; null, and nothing kept, where the given one is not the stored one.
    /// </summary>
    [Alias("Save")]
    Task<string?> Save(SignIn signIn);

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

    [Id(4)]
    public int AccessFailedCount { get; init; }

    [Id(5)]
    public DateTimeOffset? LockoutEnd { get; init; }

    [Id(6)]
    public string ConcurrencyStamp { get; init; } = "";
}
