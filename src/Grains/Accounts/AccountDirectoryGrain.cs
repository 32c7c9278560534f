using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

[GrainType("account-directory")]
internal sealed class AccountDirectoryGrain(IAccountDirectory directory) : Grain, IAccountDirectoryGrain
{
    private const int MostAtOnce = 1000;

    /// <summary>What set-up calls the account it makes, and what every server called its only one before there were many. Nobody else may assume it.</summary>
    private static readonly AccountId MadeAtSetUp = new("main");

    public Task Enter(AccountId account) => directory.Enter(account, CancellationToken.None);

    public Task<ImmutableArray<AccountId>> Page(AccountId? after, int limit) =>
        directory.Page(after, Math.Clamp(limit, 1, MostAtOnce), CancellationToken.None);

    public async Task<AccountId> First() => (await Page(after: null, limit: 1)) is [var first] ? first : MadeAtSetUp;
}
