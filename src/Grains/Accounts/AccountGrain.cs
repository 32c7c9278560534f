using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

[GrainType("account")]
internal sealed class AccountGrain(
    [PersistentState("account")] IPersistentState<Account> account,
    IDataProtectionProvider protection,
    AccountTeller teller) : Grain, IAccountGrain
{
    /// <summary>What the account's keys are sealed for; a stored name, never changed.</summary>
    private const string Purpose = "oqupie.account-keys";

    private const int KeySize = 32;
    private const int NameLength = 80;

    private AccountId Id => new(this.GetPrimaryKeyString());

    public Task<AccountInfo?> Read() => Task.FromResult(account.State.Name is { } name ? new AccountInfo(Id.Value, name) : null);

    public async Task<Outcome<AccountInfo>> SetUp(string name)
    {
        if (account.State.Name is not null)
        {
            return Refusal.Conflict("This account was set up before.", "set_up_before");
        }

        if (name?.Trim() is not { Length: > 0 and <= NameLength } trimmed)
        {
            return Refusal.Invalid($"An account's name has 1 to {NameLength} characters.", "accountName", "text_length").With("most", NameLength);
        }

        // First: an account that nobody knows of would never be started.
        await GrainFactory.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Enter(Id);
        var sealedKeys = protection.CreateProtector(Purpose, Id.Value).Protect(RandomNumberGenerator.GetBytes(3 * KeySize));
        await account.Keep(new() { Name = trimmed, SealedKeys = sealedKeys }, this);
        await teller.Tell(Id, new AccountChange(AccountChangeKind.Account, Id.Value));
        return new AccountInfo(Id.Value, trimmed);
    }

    public Task<AccountKeys> Keys()
    {
        if (account.State.SealedKeys is not { } sealedKeys)
        {
            throw new InvalidOperationException($"Account {Id} has no keys before it is set up.");
        }

        var keys = protection.CreateProtector(Purpose, Id.Value).Unprotect(sealedKeys);
        return Task.FromResult(new AccountKeys
        {
            Mail = keys[..KeySize],
            Links = keys[KeySize..(2 * KeySize)],
            Customers = keys[(2 * KeySize)..],
        });
    }
}

internal sealed record Account
{
    /// <summary>Null until the account was set up.</summary>
    public string? Name { get; init; }

    /// <summary>The keys for mail, links and customers, one after another, under DataProtection.</summary>
    public byte[]? SealedKeys { get; init; }
}
