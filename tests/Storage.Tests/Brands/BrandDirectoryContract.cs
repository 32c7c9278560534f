using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;

namespace Oqupie.Storage.Tests.Brands;

/// <summary>What every directory of brands promises.</summary>
public abstract class BrandDirectoryContract(Stores stores)
{
    private static readonly BrandEntry Cook = new("z9", "Cook Town", "cook-town");
    private static readonly BrandEntry Sky = new("a1", "하늘 영웅", "sky-heroes");
    private static readonly BrandEntry Sea = new("m5", "Sea", "sea");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    [Fact]
    public async Task Brands_come_in_pages_in_the_order_in_which_they_were_made()
    {
        await Put(Cook, Sky, Sea);

        Assert.Equal([Cook, Sky], await stores.Brands.Page(Account, after: null, 2, Cancellation));
        Assert.Equal([Sea], await stores.Brands.Page(Account, Sky.Id, 2, Cancellation));
        Assert.Empty(await stores.Brands.Page(Account, Sea.Id, 2, Cancellation));
    }

    [Fact]
    public async Task One_that_changes_keeps_its_place()
    {
        await Put(Cook, Sky);
        var changed = Cook with { Name = "Cook City", Slug = "cook-city" };

        await Put(changed);

        Assert.Equal([changed, Sky], await stores.Brands.Page(Account, after: null, 10, Cancellation));
    }

    [Fact]
    public async Task Those_that_are_named_and_known_are_found_in_their_order()
    {
        await Put(Cook, Sky, Sea);

        Assert.Equal([Cook, Sky], await stores.Brands.Named(Account, [Sky.Id, "none", Cook.Id], Cancellation));
        Assert.Empty(await stores.Brands.Named(Account, [], Cancellation));
    }

    [Fact]
    public async Task Of_those_that_are_adopted_only_the_unknown_are_entered_and_after_all_others()
    {
        await Put(Sky with { Name = "Sky" });

        await stores.Brands.Adopt(Account, [Cook, Sky, Sea], Cancellation);
        await stores.Brands.Adopt(Account, [Cook, Sky, Sea], Cancellation);

        Assert.Equal([Sky with { Name = "Sky" }, Cook, Sea], await stores.Brands.Page(Account, after: null, 10, Cancellation));
    }

    [Fact]
    public async Task Accounts_do_not_see_each_others_brands()
    {
        var other = StoresFixture.NewAccount();
        await Put(Cook);
        await stores.Brands.Put(other, Cook with { Name = "Another" }, Cancellation);

        Assert.Equal([Cook], await stores.Brands.Page(Account, after: null, 10, Cancellation));
        Assert.Equal([Cook], await stores.Brands.Named(Account, [Cook.Id], Cancellation));
        Assert.Empty(await stores.Brands.Page(StoresFixture.NewAccount(), after: null, 10, Cancellation));
    }

    private async Task Put(params BrandEntry[] entries)
    {
        foreach (var entry in entries)
        {
            await stores.Brands.Put(Account, entry, Cancellation);
        }
    }
}

public sealed class MemoryBrandDirectoryTests(StoresFixture fixture) : BrandDirectoryContract(fixture.Memory);

public sealed class SqliteBrandDirectoryTests(StoresFixture fixture) : BrandDirectoryContract(fixture.Sqlite);

public sealed class PostgreSqlBrandDirectoryTests(StoresFixture fixture) : BrandDirectoryContract(fixture.PostgreSql);
