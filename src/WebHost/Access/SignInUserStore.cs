using Microsoft.AspNetCore.Identity;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>Identity's users over the grains of sign-in addresses. An address is claimed by its member's grain, so nobody is made or removed here.</summary>
internal sealed class SignInUserStore(IGrainFactory grains, IdentityErrorDescriber errors)
    : IUserPasswordStore<SignInUser>, IUserSecurityStampStore<SignInUser>
{
    public async Task<SignInUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        await Grain(normalizedUserName).Read() is { } signIn ? new(normalizedUserName, signIn) : null;

    public Task<SignInUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) => FindByNameAsync(userId, cancellationToken);

    public async Task<IdentityResult> UpdateAsync(SignInUser user, CancellationToken cancellationToken)
    {
        if (await Grain(user.Address).Save(user.SignIn) is not { } stamp)
        {
            return IdentityResult.Failed(errors.ConcurrencyFailure());
        }

        user.SignIn = user.SignIn with { ConcurrencyStamp = stamp };
        return IdentityResult.Success;
    }

    public Task<IdentityResult> CreateAsync(SignInUser user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Addresses are claimed for members by inviting them.");

    public Task<IdentityResult> DeleteAsync(SignInUser user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Addresses are released by removing the member.");

    public Task<string> GetUserIdAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Address);

    public Task<string?> GetUserNameAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Address);

    public Task<string?> GetNormalizedUserNameAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Address);

    public Task SetUserNameAsync(SignInUser user, string? userName, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An address is another sign-in, not another name.");

    // Identity sets it before each update, to what it is.
    public Task SetNormalizedUserNameAsync(SignInUser user, string? normalizedName, CancellationToken cancellationToken) =>
        normalizedName == user.Address ? Task.CompletedTask : SetUserNameAsync(user, normalizedName, cancellationToken);

    public Task<string?> GetPasswordHashAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.SignIn.PasswordHash);

    public Task<bool> HasPasswordAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.SignIn.PasswordHash is not null);

    public Task SetPasswordHashAsync(SignInUser user, string? passwordHash, CancellationToken cancellationToken) =>
        Set(user, user.SignIn with { PasswordHash = passwordHash });

    public Task<string?> GetSecurityStampAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignIn.SecurityStamp);

    public Task SetSecurityStampAsync(SignInUser user, string stamp, CancellationToken cancellationToken) =>
        Set(user, user.SignIn with { SecurityStamp = stamp });

    public void Dispose()
    {
        // Holds nothing; Identity asks for it.
    }

    private ISignInGrain Grain(string address) => grains.GetGrain<ISignInGrain>(address);

    private static Task Set(SignInUser user, SignIn signIn)
    {
        user.SignIn = signIn;
        return Task.CompletedTask;
    }
}
