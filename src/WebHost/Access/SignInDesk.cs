using Microsoft.AspNetCore.Identity;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>Signs members in. To somebody who does not know a password it never tells whether an address has one.</summary>
internal sealed class SignInDesk(
    UserManager<SignInUser> users,
    RightsCache rights,
    SignInLimiter limiter,
    IGrainFactory grains)
{
    private static readonly Refusal BadCredentials = Refusal.NotAllowed("The address or the password is wrong.", "bad_credentials");
    private static readonly Refusal LockedOut = Refusal.NotAllowed("Too many wrong passwords; wait five minutes.", "locked_out");
    private static readonly Refusal TooMany = Refusal.NotAllowed("Too many tries; wait a minute.", "too_many");

    private static readonly SignInUser Nobody = new("", new() { Account = default, Member = "" });
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<SignInUser>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    public async Task<Outcome<SignIn>> SignIn(string email, string password, SignInSource from, CancellationToken cancellationToken)
    {
        var address = EmailAddress.Key(email);
        var tried = new SignInLimiter.Try(address, from);
        using var turn = await limiter.Begin(tried, cancellationToken);

        if (!turn.IsAcquired)
        {
            return TooMany;
        }

        var outcome = EmailAddress.IsValid(address) ? await Try(address, password, from) : RefuseNobody(password);

        if (!outcome.Succeeded(out _, out _))
        {
            limiter.Failed(tried);
        }

        return outcome;
    }

    // The same steps whether or not somebody has the address: what is asked, and how long it takes, tells nothing.
    private async Task<Outcome<SignIn>> Try(string address, string password, SignInSource from)
    {
        var tries = grains.GetGrain<ISignInTriesGrain>(address);

        if (!await tries.Begin(from.Network, from.Device))
        {
            return LockedOut;
        }

        if (await users.FindByNameAsync(address) is not { SignIn.PasswordHash: not null } user)
        {
            return RefuseNobody(password);
        }

        if (!await users.CheckPasswordAsync(user, password) || await rights.OfMember(user.SignIn.Account, user.SignIn.Member) is null)
        {
            return BadCredentials;
        }

        await tries.Succeeded(from.Network, from.Device);
        return user.SignIn;
    }

    private Refusal RefuseNobody(string password)
    {
        users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
        return BadCredentials;
    }
}
