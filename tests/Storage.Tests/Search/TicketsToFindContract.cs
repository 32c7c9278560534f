using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Search;
using Oqupie.Storage.Tests.Tickets;

namespace Oqupie.Storage.Tests.Search;

/// <summary>Tickets by their numbers.</summary>
public abstract class TicketsToFindContract(Stores stores)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private ITicketsToFind Tickets => stores.ToFind;

    [Fact]
    public async Task The_newest_number_is_the_highest_of_the_account()
    {
        Assert.Equal(0, await Tickets.Newest(Account, Cancellation));

        await Open(7, 1204, 1001);
        await stores.Tickets.Append(Appends.Open(new(StoresFixture.NewAccount(), 9_000)), Cancellation);

        Assert.Equal(1204, await Tickets.Newest(Account, Cancellation));
    }

    [Fact]
    public async Task Rows_are_read_as_they_are_now()
    {
        await Open(1, 2);
        var before = Appends.Open(new(Account, 3)).Row;
        await stores.Tickets.Append(Appends.Open(before.Id), Cancellation);
        await stores.Tickets.Append(Appends.Then(before, row => row with { Brand = "farm", AssigneeMember = "kim" }), Cancellation);

        var rows = (await Tickets.Rows(Account, [3, 1, 4], Cancellation)).ToDictionary(row => row.Id.Number);

        Assert.Equal([1, 3], rows.Keys.Order());
        Assert.Equal(("farm", "kim", 3), (rows[3].Brand, rows[3].AssigneeMember, rows[3].Version));
        Assert.Empty(await Tickets.Rows(Account, [], Cancellation));
        Assert.Empty(await Tickets.Rows(StoresFixture.NewAccount(), [3], Cancellation));
    }

    [Fact]
    public async Task Numbers_are_those_of_a_stretch_in_order()
    {
        await Open(10, 12, 19, 20, 3);

        Assert.Equal([10, 12], await Tickets.Numbers(Account, 10, 20, 2, Cancellation));
        Assert.Equal([19], await Tickets.Numbers(Account, 13, 20, 2, Cancellation));
        Assert.Empty(await Tickets.Numbers(Account, 21, 30, 2, Cancellation));
    }

    private async Task Open(params long[] numbers)
    {
        foreach (var number in numbers)
        {
            await stores.Tickets.Append(Appends.Open(new(Account, number)), Cancellation);
        }
    }
}

public sealed class MemoryTicketsToFindTests(StoresFixture fixture) : TicketsToFindContract(fixture.Memory);

public sealed class SqliteTicketsToFindTests(StoresFixture fixture) : TicketsToFindContract(fixture.Sqlite);

public sealed class PostgreSqlTicketsToFindTests(StoresFixture fixture) : TicketsToFindContract(fixture.PostgreSql);
