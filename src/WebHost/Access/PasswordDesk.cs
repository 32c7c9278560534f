using Microsoft.AspNetCore.Identity;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>Gives a claimed address its password.</summary>
internal sealed class PasswordDesk(UserManager<SignInUser> users)
{
    private static readonly SignInUser Anybody = new("", new() { Account = default, Member = "" });

    /// <summary>Refused where the password is too weak.</summary>
    public async Task<Refusal?> WhatIsWrong(string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            var result = await validator.ValidateAsync(users, Anybody, password);

            if (!result.Succeeded)
            {
                return Refusal.Invalid(string.Join(" ", result.Errors.Select(error => error.Description)), "password", "weak_password")
                    .With("least", users.Options.Password.RequiredLength);
            }
        }

        return null;
    }

    /// <summary>
    /// Replaces what was there. Refused where the address is not this member's, the password is too weak, or somebody else does the same just now.
    /// </summary>
    public async Task<Outcome<SignIn>> Set(MemberId member, string email, string password)
    {
        if (await users.FindByNameAsync(email) is not { } user || user.SignIn.Account != member.Account || user.SignIn.Member != member.Local)
        {
            return Refusal.NotFound("There is no such member.");
        }

        if (await WhatIsWrong(password) is { } refusal)
        {
            return refusal;
        }

        user.SignIn = user.SignIn with
        {
            PasswordHash = users.PasswordHasher.HashPassword(user, password),
        };

        return (await users.UpdateSecurityStampAsync(user)).Succeeded ? user.SignIn : Refusal.Conflict("Somebody is doing the same just now.", "being_changed");
    }

    public async Task<bool> HasOne(string email) => await users.FindByNameAsync(email) is { SignIn.PasswordHash: not null };
}
