using Microsoft.AspNetCore.Identity;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>One sign-in address, as ASP.NET Core Identity works on it.</summary>
internal sealed class SignInUser(string address, SignIn signIn)
{
    /// <summary>The key of the address.</summary>
    public string Address { get; } = address;

    /// <summary>As it was read, or as it shall be.</summary>
    public SignIn SignIn { get; set; } = signIn;
}

/// <summary>Identity compares addresses as <see cref="EmailAddress.Key"/> says.</summary>
internal sealed class AddressNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : EmailAddress.Key(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
