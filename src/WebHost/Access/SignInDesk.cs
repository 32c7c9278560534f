using System.Net;
using Microsoft.AspNetCore.Identity;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>Signs members in. To somebody who does not know a password it never tells whether an address has one.</summary>
internal sealed class SignInDesk(
    UserManager<SignInUser> users,
    RightsCache rights,
    SignInLimiter limiter,
    DecoyLockouts decoys)
{
    private const int MaxRaces = 20;

    private static readonly Refusal BadCredentials = Refusal.NotAllowed("The address or the password is wrong.", "bad_credentials");
    private static readonly Refusal LockedOut = Refusal.NotAllowed("Too many wrong passwords; wait five minutes.", "locked_out");
    private static readonly Refusal TooMany = Refusal.NotAllowed("Too many tries; wait a minute.", "too_many");

    private static readonly SignInUser Nobody = new("", new() { Account = default, Member = "" });
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<SignInUser>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    public async Task<Outcome<SignIn>> SignIn(string email, string password, IPAddress from, CancellationToken cancellationToken)
    {
        var tried = new SignInLimiter.Try(EmailAddress.Key(email), from);
        using var turn = await limiter.Begin(tried, cancellationToken);

        if (!turn.IsAcquired)
        {
            return TooMany;
        }

        var outcome = EmailAddress.IsValid(tried.Address) && await users.FindByNameAsync(tried.Address) is { } user && await IsActive(user)
            ? await SignIn(user, password)
            : RefuseNobody(tried.Address, password);

        if (!outcome.Succeeded(out _, out _))
        {
            limiter.Failed(tried);
        }

        return outcome;
    }

    private async Task<Outcome<SignIn>> SignIn(SignInUser user, string password)
    {
        if (await users.IsLockedOutAsync(user))
        {
            return LockedOut;
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            await Count(user);
            return BadCredentials;
        }

        if (user.SignIn.AccessFailedCount > 0)
        {
            await users.ResetAccessFailedCountAsync(user);
        }

        return user.SignIn;
    }

    // As long, and as often, as for somebody.
    private Refusal RefuseNobody(string address, string password)
    {
        if (decoys.IsLocked(address))
        {
            return LockedOut;
        }

        users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
        decoys.Failed(address);
        return BadCredentials;
    }

    private async Task<bool> IsActive(SignInUser user) =>
        user.SignIn.PasswordHash is not null && await rights.OfMember(user.SignIn.Account, user.SignIn.Member) is not null;

    // Another host may count at the same moment; a failure that is not counted would be a free guess.
    private async Task Count(SignInUser user)
    {
        var counting = user;

        for (var race = 0; race < MaxRaces && counting is not null; race++)
        {
            if ((await users.AccessFailedAsync(counting)).Succeeded)
            {
                return;
            }

            counting = await users.FindByNameAsync(user.Address);
        }

        throw new TimeoutException("A failed sign-in could not be counted.");
    }
}
