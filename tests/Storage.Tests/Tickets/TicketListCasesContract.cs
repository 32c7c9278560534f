using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Tickets;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>Every list answers the cases of one table as the console does for rows that the feed brings it.</summary>
public abstract class TicketListCasesContract(Stores stores)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Matching => [.. TicketListCases.Matching];

    public static TheoryData<string> Orders => [.. TicketListCases.Orders];

    [Theory]
    [MemberData(nameof(Matching))]
    public async Task A_list_holds(string about)
    {
        var account = StoresFixture.NewAccount();
        var (row, query, matches) = TicketListCases.Match(about, account);
        await Open(row);

        var page = await stores.Lists.Page(TicketListCases.Viewer(account), query, default, Cancellation);

        Assert.Equal(matches ? [row.Id.Number] : [], page.Rows.Select(one => one.Id.Number));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task A_list_goes_by(string about)
    {
        var account = StoresFixture.NewAccount();
        var (rows, sort, numbers) = TicketListCases.Order(about, account);
        await Task.WhenAll(rows.Select(Open));

        var page = await stores.Lists.Page(TicketListCases.Viewer(account), new() { Sort = sort }, default, Cancellation);

        Assert.Equal(numbers, page.Rows.Select(one => one.Id.Number));
    }

    private async Task Open(TicketRow row) => Assert.Equal(
        AppendResult.Appended,
        (await stores.Tickets.Append(Appends.Open(row.Id, _ => row), Cancellation)).Result);
}

public sealed class MemoryTicketListCasesTests(StoresFixture fixture) : TicketListCasesContract(fixture.Memory);

public sealed class SqliteTicketListCasesTests(StoresFixture fixture) : TicketListCasesContract(fixture.Sqlite);

public sealed class PostgreSqlTicketListCasesTests(StoresFixture fixture) : TicketListCasesContract(fixture.PostgreSql);
