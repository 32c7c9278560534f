using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Accounts;

/// <summary>
/// Makes the first account and its owner. Every step may be done again, and the password comes last, so a crash in between only means doing it again.
/// </summary>
internal sealed class SetUpDesk(IGrainFactory grains, PasswordDesk passwords, SetUpToken token)
{
    private static readonly Refusal BadToken = Refusal.NotAllowed("This is not the link that the server printed.", "bad_token");
    private static readonly Refusal Done = Refusal.Conflict("This server was set up before.", "set_up_before");

    /// <summary>True until the first account has an owner who can sign in.</summary>
    public async Task<bool> IsNeeded() => await IsNeeded(await First());

    public async Task<Outcome<SignIn>> SetUp(string given, SetUpWish wish) => token.Matches(given) ? await SetUp(wish) : BadToken;

    public async Task<Outcome<SignIn>> SetUp(SetUpWish wish)
    {
        var first = await First();

        if (!await IsNeeded(first))
        {
            return Done;
        }

        if (await WhatIsWrong(wish) is { } wrong)
        {
            return wrong;
        }

        var account = grains.GetGrain<IAccountGrain>(first.Value);

        if (await account.Read() is null && !(await account.SetUp(wish.AccountName)).Succeeded(out _, out var notNamed)
            && notNamed.Kind is not RefusalKind.Conflict)
        {
            return notNamed;
        }

        return (await Members(first).MakeOwner(wish.Email, wish.Name, wish.Language)).Succeeded(out var owner, out var refusal)
            ? await passwords.Set(new(first, owner.Id), owner.Email, wish.Password)
            : refusal;
    }

    private async Task<bool> IsNeeded(AccountId account) =>
        await Members(account).Owner() is not { } owner || !await passwords.HasOne(owner.Email);

    private Task<AccountId> First() => grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).First();

    private IMemberDirectoryGrain Members(AccountId account) => grains.GetGrain<IMemberDirectoryGrain>(account.Value);

    // Asked first, so that a slip of the pen does not leave half of it done.
    private async Task<Refusal?> WhatIsWrong(SetUpWish wish) =>
        !EmailAddress.IsValid(wish.Email.Trim()) ? Refusal.Invalid("That is no e-mail address.", "email", "not_an_email")
        : string.IsNullOrWhiteSpace(wish.Name) ? Refusal.Invalid("The owner needs a name.", "name", "missing")
        : await passwords.WhatIsWrong(wish.Password);
}
