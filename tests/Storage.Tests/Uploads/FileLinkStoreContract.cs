using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Uploads;
using Oqupie.Grains.Uploads;

namespace Oqupie.Storage.Tests.Uploads;

/// <summary>What became of files that went out as links.</summary>
public abstract class FileLinkStoreContract(Stores stores)
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TicketId Ticket { get; } = new(StoresFixture.NewAccount(), 7);

    private IFileLinkStore Store => stores.FileLinks;

    [Fact]
    public async Task Fetches_are_counted_for_each_file()
    {
        await Store.Fetched(Ticket, 4, 0, Monday, Cancellation);
        await Store.Fetched(Ticket, 4, 0, Monday.AddHours(1), Cancellation);
        await Store.Fetched(Ticket, 4, 1, Monday, Cancellation);
        await Store.Fetched(Ticket with { Number = 8 }, 4, 0, Monday, Cancellation);

        Assert.Equal(
            [
                new LinkState { Item = 4, File = 0, Fetched = 2, FetchedAt = Monday.AddHours(1) },
                new LinkState { Item = 4, File = 1, Fetched = 1, FetchedAt = Monday },
            ],
            (await Store.Of(Ticket, [4, 5], Cancellation)).OrderBy(link => link.File));
        Assert.Empty(await Store.Of(Ticket, [5], Cancellation));
        Assert.Empty(await Store.Of(Ticket, [], Cancellation));
    }

    [Fact]
    public async Task What_was_taken_back_was_so_the_first_time()
    {
        await Store.Withdraw(Ticket, 4, 0, Monday, Cancellation);
        await Store.Fetched(Ticket, 4, 0, Monday.AddHours(1), Cancellation);
        await Store.Withdraw(Ticket, 4, 0, Monday.AddHours(2), Cancellation);

        Assert.Equal(
            [new LinkState { Item = 4, File = 0, Fetched = 1, FetchedAt = Monday.AddHours(1), WithdrawnAt = Monday }],
            await Store.Of(Ticket, [4], Cancellation));
    }
}

public sealed class MemoryFileLinkStoreTests(StoresFixture fixture) : FileLinkStoreContract(fixture.Memory);

public sealed class SqliteFileLinkStoreTests(StoresFixture fixture) : FileLinkStoreContract(fixture.Sqlite);

public sealed class PostgreSqlFileLinkStoreTests(StoresFixture fixture) : FileLinkStoreContract(fixture.PostgreSql);
