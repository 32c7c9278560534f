using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Customers;

namespace Oqupie.Storage.Tests.Customers;

/// <summary>Two who become one, and one who is two again.</summary>
public abstract class CustomerMergeContract(Stores stores)
{
    private readonly SomeCustomers _some = new(stores, StoresFixture.NewAccount());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_anothers_is_the_survivors_and_is_given_back()
    {
        var ticket = await _some.Wrote("ada", "ada@old.example", "race", name: "Ada");
        await _some.Wrote("countess", "countess@new.example", name: "Countess");
        var merging = Merging(await Load("ada"), await Load("countess"));

        Assert.True(await stores.CustomerMerges.Merge(merging, Cancellation));

        var info = (await stores.Customers.Read(_some.Id("ada"), _some.Everybody, Cancellation))!;
        Assert.Equal(("countess", "ada", "Ada"), (info.Id, info.MergedFrom.Single().Customer, info.MergedFrom.Single().Name));
        Assert.Equal(["ada@old.example", "countess@new.example"], info.Emails);
        Assert.Equal("countess", await _some.Ids(new() { Text = "ada@old" }));
        Assert.Equal("countess", await _some.Ids(new() { Brand = "race" }));
        Assert.Equal([ticket], await stores.CustomerMerges.Astray(_some.Id("ada"), 10, Cancellation));
        Assert.Equal("countess", (await stores.CustomerMerges.Lead(_some.Id("ada"), Cancellation))?.Id);
        Assert.Equal("ada", (await stores.Customers.Find(_some.Everybody.Account, CustomerIdentity.Email("ada@old.example"), Cancellation))?.Origin);

        var stored = (await stores.CustomerMerges.Find(_some.Id("countess"), "m1", Cancellation))!;
        Assert.Equal("ada@old.example", Assert.Single(stored.Identities).Value);
        var into = await Load("countess");
        var back = merging with
        {
            From = stored.Customer with { Identities = stored.Identities },
            Into = into,
            After = into with { Identities = [.. into.Identities.Except(stored.Identities)] },
        };
        Assert.True(await stores.CustomerMerges.Unmerge(back, Cancellation));

        Assert.Equal("ada", (await stores.Customers.Read(_some.Id("ada"), _some.Everybody, Cancellation))?.Id);
        Assert.Equal("ada", await _some.Ids(new() { Text = "ada@old" }));
        Assert.Null((await stores.Customers.Find(_some.Everybody.Account, CustomerIdentity.Email("ada@old.example"), Cancellation))?.Origin);
        Assert.Empty(await stores.CustomerMerges.Astray(_some.Id("ada"), 10, Cancellation));
        Assert.False(await stores.CustomerMerges.Unmerge(back, Cancellation));
        Assert.Null(await stores.CustomerMerges.Find(_some.Id("countess"), "m1", Cancellation));
    }

    [Fact]
    public async Task Nothing_is_kept_where_either_has_moved_on()
    {
        await _some.Wrote("ada", "ada@old.example");
        await _some.Wrote("countess", "countess@new.example");
        var (ada, countess) = (await Load("ada"), await Load("countess"));
        await _some.Changed(countess, countess with { Name = "Elsewhere" });

        Assert.False(await stores.CustomerMerges.Merge(Merging(ada, countess), Cancellation));

        Assert.Equal(0, (await Load("ada")).Version);
        Assert.Equal("ada", (await stores.Customers.Read(ada.Id, _some.Everybody, Cancellation))?.Id);
        Assert.False(await stores.CustomerMerges.Merge(Merging(ada with { Version = 7 }, await Load("countess")), Cancellation));
    }

    [Fact]
    public async Task Whoever_is_deleted_takes_with_them_who_was_merged_into_them()
    {
        await _some.Made(_some.Nobody("ada", "Ada", "ada@old.example"));
        await _some.Made(_some.Nobody("countess", "Countess"));
        await stores.CustomerMerges.Merge(Merging(await Load("ada"), await Load("countess")), Cancellation);
        var deleted = new CustomerDeleted { At = SomeCustomers.Noon, ByKind = ActorKind.Member, By = "lee" };

        Assert.Equal(CustomerWritten.Written, await stores.CustomerBook.Remove(await Load("countess"), deleted, Cancellation));

        Assert.Null(await stores.Customers.Read(_some.Id("ada"), _some.Everybody, Cancellation));
        Assert.Null(await stores.Customers.Find(_some.Everybody.Account, CustomerIdentity.Email("ada@old.example"), Cancellation));
    }

    private async Task<Customer> Load(string id) => (await stores.CustomerBook.Load(_some.Id(id), Cancellation))!;

    private static CustomerMerging Merging(Customer from, Customer into) => new(
        "m1",
        from,
        into,
        into with { Identities = [.. into.Identities.Concat(from.Identities)] },
        new CustomerAbsorbed { At = SomeCustomers.Noon, ByKind = ActorKind.Member, By = "lee", Merge = "m1", Customer = from.Id.Local },
        new CustomerMerged { At = SomeCustomers.Noon, ByKind = ActorKind.Member, By = "lee", Merge = "m1", Into = into.Id.Local });
}

public sealed class MemoryCustomerMergeTests(StoresFixture fixture) : CustomerMergeContract(fixture.Memory);

public sealed class SqliteCustomerMergeTests(StoresFixture fixture) : CustomerMergeContract(fixture.Sqlite);

public sealed class PostgreSqlCustomerMergeTests(StoresFixture fixture) : CustomerMergeContract(fixture.PostgreSql);
