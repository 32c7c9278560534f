using Dapper;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Tests.Knowledge;

namespace Oqupie.Storage.Tests.Schedule;

/// <summary>A database of a version that had no schedule.</summary>
public sealed class ScheduleMigrationTests(StoresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Plans_of_articles_that_were_there_are_due_at_their_time(StorageProvider provider)
    {
        await using var storage = await StorageUnderTest.New(provider, fixture.Server);
        await using var stores = await Stores.On(storage, Cancellation);
        var brand = new BrandId(StoresFixture.NewAccount(), "cook");
        var planned = SomeKnowledge.Article("c1", "planned");
        await stores.Knowledge.Write(SomeKnowledge.Version(brand, planned), Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(brand, SomeKnowledge.Article("c1", "unplanned") with { PublishAt = null }), Cancellation);
        await Forget(stores);

        await StorageUnderTest.Migrate(stores.Source!, Cancellation);

        var row = Assert.Single(await stores.Due.Of(brand.Account, Cancellation));
        Assert.Equal((ArticlePlan.What, "planned", planned.PublishAt, brand), (row.What, row.Key, row.At, ArticlePlan.Brand(row)));
        Assert.True(await stores.Due.End(row, Cancellation));
    }

    private static async Task Forget(Stores stores)
    {
        await using var connection = await stores.Source!.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("DROP TABLE due");
        Assert.Equal(1, await connection.ExecuteAsync("DELETE FROM migration WHERE ScriptName LIKE '%.0011_schedule.sql'"));
    }
}
