using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Accounts;
using Orleans.Runtime;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Accounts;

public sealed class AccountDirectoryGrainTests(PeopleSilo silo)
{
    private readonly AccountId _account = PeopleSilo.NewAccount();

    [Fact]
    public async Task An_account_that_is_set_up_is_in_the_directory()
    {
        Done(await silo.Account(_account).SetUp("Acme"));

        Assert.Contains(_account, await All());
    }

    [Fact]
    public async Task An_account_whose_set_up_broke_off_is_known_and_can_be_set_up()
    {
        silo.Storage.FailNextWrite("account", _account.Value);
        await Assert.ThrowsAsync<OrleansException>(() => silo.Account(_account).SetUp("Acme"));
        Assert.Contains(_account, await All());

        Done(await silo.Account(_account).SetUp("Acme"));

        Assert.Single(await All(), account => account == _account);
    }

    [Fact]
    public async Task Accounts_that_fill_many_pages_all_come_and_each_once()
    {
        var entered = Enumerable.Range(0, 450).Select(_ => PeopleSilo.NewAccount()).ToList();

        foreach (var account in entered)
        {
            await silo.Stores.Accounts.Enter(account, CancellationToken.None);
        }

        Assert.Equal(entered, (await All()).Where(entered.ToHashSet().Contains));
    }

    private async Task<List<AccountId>> All() => await silo.Client.Accounts().ToListAsync(TestContext.Current.CancellationToken);
}
