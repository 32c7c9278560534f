using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Storage.Tests.Accounts;

/// <summary>What every directory of accounts promises. Other tests enter accounts, too, so only those of this test are looked at.</summary>
public abstract class AccountDirectoryContract(Stores stores)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_come_in_the_order_in_which_they_were_entered()
    {
        var entered = await Enter(StoresFixture.NewAccount(), StoresFixture.NewAccount(), StoresFixture.NewAccount());

        Assert.Equal(entered, (await All(limit: 2)).Where(entered.Contains));
    }

    [Fact]
    public async Task One_that_is_entered_again_keeps_its_place()
    {
        var entered = await Enter(StoresFixture.NewAccount(), StoresFixture.NewAccount());

        await Enter(entered[0]);

        Assert.Equal(entered, (await All(limit: 100)).Where(entered.Contains));
    }

    [Fact]
    public async Task A_page_holds_no_more_than_was_asked_for()
    {
        await Enter(StoresFixture.NewAccount(), StoresFixture.NewAccount());

        Assert.Single(await stores.Accounts.Page(after: null, 1, Cancellation));
    }

    private async Task<AccountId[]> Enter(params AccountId[] accounts)
    {
        foreach (var account in accounts)
        {
            await stores.Accounts.Enter(account, Cancellation);
        }

        return accounts;
    }

    private async Task<List<AccountId>> All(int limit)
    {
        var all = new List<AccountId>();
        ImmutableArray<AccountId> page;

        do
        {
            page = await stores.Accounts.Page(all is [.., var last] ? last : null, limit, Cancellation);
            all.AddRange(page);
        }
        while (!page.IsEmpty);

        return all;
    }
}

public sealed class MemoryAccountDirectoryTests(StoresFixture fixture) : AccountDirectoryContract(fixture.Memory);

public sealed class SqliteAccountDirectoryTests(StoresFixture fixture) : AccountDirectoryContract(fixture.Sqlite);

public sealed class PostgreSqlAccountDirectoryTests(StoresFixture fixture) : AccountDirectoryContract(fixture.PostgreSql);
