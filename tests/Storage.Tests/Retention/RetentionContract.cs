using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Retention;
using Oqupie.Grains.Retention;
using Oqupie.Grains.Schedule;

namespace Oqupie.Storage.Tests.Retention;

/// <summary>How long things are kept, and the row by which the schedule knows.</summary>
public abstract class RetentionContract(Stores stores)
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private IRetentionStore Store => stores.Retention;

    [Fact]
    public async Task What_nobody_has_set_is_for_ever() => Assert.Equal(RetentionSettings.Forever, await Store.Read(Account, Cancellation));

    [Fact]
    public async Task Days_are_read_as_they_were_written_with_the_time_of_the_row()
    {
        await Store.Write(Account, new(30, null, Noon), Cancellation);
        Assert.Equal(new(30, null, Noon), await Store.Read(Account, Cancellation));

        await Store.Write(Account, new(null, 7, Noon.AddDays(1)), Cancellation);
        Assert.Equal(new(null, 7, Noon.AddDays(1)), await Store.Read(Account, Cancellation));
    }

    [Fact]
    public async Task Where_everything_stays_there_is_no_row()
    {
        await Store.Write(Account, new(30, 30, Noon), Cancellation);

        await Store.Write(Account, RetentionSettings.Forever, Cancellation);

        Assert.Null(await Row());
    }

    [Fact]
    public async Task The_very_row_is_put_off_and_one_that_was_put_since_is_not()
    {
        await Store.Write(Account, new(30, null, Noon), Cancellation);
        var old = (await Row())!;
        await Store.Move(Account, old.End, Noon.AddDays(1), Cancellation);
        Assert.Equal(Noon.AddDays(1), (await Store.Read(Account, Cancellation)).NextAt);

        await Store.Move(Account, old.End, Noon.AddDays(5), Cancellation);

        Assert.Equal(Noon.AddDays(1), (await Store.Read(Account, Cancellation)).NextAt);
    }

    private async Task<DueItem?> Row()
    {
        var shard = DueShard.Of(Account, new DueRow { What = RetentionDue.What, Key = RetentionDue.Key, At = Noon });
        var due = await stores.Due.Due(shard, DateTimeOffset.MaxValue, after: null, 1000, Cancellation);
        return due.SingleOrDefault(item => item.Account == Account && item.What == RetentionDue.What);
    }
}

public sealed class MemoryRetentionTests(StoresFixture fixture) : RetentionContract(fixture.Memory);

public sealed class SqliteRetentionTests(StoresFixture fixture) : RetentionContract(fixture.Sqlite);

public sealed class PostgreSqlRetentionTests(StoresFixture fixture) : RetentionContract(fixture.PostgreSql);
