using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Members;

[GrainType("sign-in")]
internal sealed class SignInGrain([PersistentState("sign-in")] IPersistentState<SignInAddress> address, AccountTeller teller) : Grain, ISignInGrain
{
    public Task<SignIn?> Read() => Task.FromResult(address.State.SignIn);

    public async Task<bool> Claim(AccountId account, string member)
    {
        if (address.State.SignIn is { } taken)
        {
            return taken.Account == account && taken.Member == member;
        }

        await Keep(new() { Account = account, Member = member, SecurityStamp = NewStamp() });
        return true;
    }

    public async Task<string?> Save(SignIn signIn)
    {
        if (address.State.SignIn is not { } before || before.ConcurrencyStamp != signIn.ConcurrencyStamp)
        {
            return null;
        }

        var kept = await Keep(signIn with { Account = before.Account, Member = before.Member });

        if (kept.SecurityStamp != before.SecurityStamp)
        {
            await teller.Tell(kept.Account, new AccountChange(AccountChangeKind.Member, kept.Member)); // Sessions that bear the old stamp end.
        }

        return kept.ConcurrencyStamp;
    }

    public async Task Release(AccountId account, string member)
    {
        if (address.State.SignIn is { } taken && taken.Account == account && taken.Member == member)
        {
            await address.Keep(new(), this);
        }
    }

    private async Task<SignIn> Keep(SignIn signIn)
    {
        var kept = signIn with { ConcurrencyStamp = NewStamp() };
        await address.Keep(new() { SignIn = kept }, this);
        return kept;
    }

    private static string NewStamp() => Guid.NewGuid().ToString("n");
}

internal sealed record SignInAddress
{
    /// <summary>Null while nobody has the address.</summary>
    public SignIn? SignIn { get; init; }
}
