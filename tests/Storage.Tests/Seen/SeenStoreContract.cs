using Oqupie.Contracts.Members;
using Oqupie.Contracts.Seen;
using Oqupie.Grains.Seen;

namespace Oqupie.Storage.Tests.Seen;

/// <summary>What members have read.</summary>
public abstract class SeenStoreContract(Stores stores)
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MemberId Lee { get; } = new(StoresFixture.NewAccount(), "lee");

    private ISeenStore Store => stores.Seen;

    [Fact]
    public async Task What_was_seen_moves_forward_only()
    {
        Assert.True(await Saw(1, Monday));
        Assert.False(await Saw(1, Monday));
        Assert.False(await Saw(1, Monday.AddHours(-1)));
        Assert.True(await Saw(1, Monday.AddTicks(10)));

        Assert.Equal([new(1, Monday.AddTicks(10))], await Store.Of(Lee, [1, 2], Cancellation));
        Assert.Empty(await Store.Of(Lee with { Local = "kim" }, [1], Cancellation));
    }

    [Fact]
    public async Task The_newest_rows_are_those_that_were_written_last()
    {
        await Store.Saw(Lee, new(1, Monday), Monday.AddMinutes(2), Cancellation);
        await Store.Saw(Lee, new(2, Monday), Monday.AddMinutes(1), Cancellation);
        await Store.Saw(Lee, new(3, Monday.AddHours(-1)), Monday.AddMinutes(3), Cancellation);
        await Store.Saw(Lee with { Local = "kim" }, new(4, Monday), Monday.AddMinutes(4), Cancellation);

        var newest = await Store.Newest(Lee, 2, Cancellation);

        Assert.Equal([new(1, Monday), new(3, Monday.AddHours(-1))], newest.OrderBy(one => one.Ticket));
    }

    [Fact]
    public async Task What_is_marked_goes_back_and_is_seen_again()
    {
        await Saw(1, Monday);
        await Store.Put(Lee, new(1, Monday.AddHours(-1)), Monday, Cancellation);
        Assert.Equal([new(1, Monday.AddHours(-1))], await Store.Of(Lee, [1], Cancellation));

        Assert.True(await Saw(1, Monday));
    }

    [Fact]
    public async Task Whoever_has_read_everything_has_a_moment_and_no_rows()
    {
        await Saw(1, Monday);
        Assert.Null(await Store.Before(Lee, Cancellation));

        await Store.SawAll(Lee, Monday, Cancellation);
        await Store.SawAll(Lee, Monday.AddHours(1), Cancellation);

        Assert.Equal(Monday.AddHours(1), await Store.Before(Lee, Cancellation));
        Assert.Empty(await Store.Of(Lee, [1], Cancellation));
    }

    [Fact]
    public async Task Rows_go_by_when_they_were_written()
    {
        await Store.Saw(Lee, new(1, Monday), Monday.AddYears(-40), Cancellation);
        await Saw(2, Monday.AddYears(-40));

        await Store.Forget(Monday.AddYears(-39), 500, Cancellation);

        Assert.Equal([2L], (await Store.Of(Lee, [1, 2], Cancellation)).Select(seen => seen.Ticket));
    }

    private Task<bool> Saw(long ticket, DateTimeOffset at) => Store.Saw(Lee, new SeenTicket(ticket, at), Monday, Cancellation);
}

public sealed class MemorySeenStoreTests(StoresFixture fixture) : SeenStoreContract(fixture.Memory);

public sealed class SqliteSeenStoreTests(StoresFixture fixture) : SeenStoreContract(fixture.Sqlite);

public sealed class PostgreSqlSeenStoreTests(StoresFixture fixture) : SeenStoreContract(fixture.PostgreSql);
