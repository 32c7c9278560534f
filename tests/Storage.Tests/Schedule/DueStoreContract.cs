using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Schedule;

namespace Oqupie.Storage.Tests.Schedule;

/// <summary>What is to happen later: put, found at its time, ended, put off.</summary>
public abstract class DueStoreContract(Stores stores)
{
    private readonly DateTimeOffset _at = SomeDue.NewTime();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    [Fact]
    public async Task A_row_is_due_from_its_time_on_with_what_its_owner_needs()
    {
        await Put(SomeDue.Row(_at, what: "ticket.snooze"));
        var shard = DueShard.Of(Account, SomeDue.Row(_at, what: "ticket.snooze"));

        Assert.DoesNotContain(await stores.Due.Due(shard, _at.AddSeconds(-1), null, 100, Cancellation), item => item.Account == Account);
        var found = Assert.Single(await stores.Due.Due(shard, _at, null, 100, Cancellation), item => item.Account == Account);

        Assert.Equal(("ticket.snooze", "k1", _at, _at, """{"n":1}"""), (found.What, found.Key, found.At, found.NextAt, found.Cause));
        Assert.Equal((0, null), (found.Attempts, found.Reason));
        Assert.Equal(_at, await stores.Due.Next(shard, _at.AddSeconds(-1), Cancellation));
        Assert.NotEqual(_at, await stores.Due.Next(shard, _at, Cancellation));
    }

    [Fact]
    public async Task The_schedule_is_told_of_each_row_that_was_put()
    {
        await Put(SomeDue.Row(_at));

        Assert.Contains((DueShard.Of(Account, SomeDue.Row(_at)), _at), stores.DueBell.Rung);
    }

    [Fact]
    public async Task Those_that_wait_longest_come_first_page_by_page()
    {
        await Put([.. Enumerable.Range(0, 40).Select(n => SomeDue.Row(_at.AddMinutes(-n % 7), $"k{n:00}"))]);

        var found = new List<DueItem>();

        for (var shard = 0; shard < DueShard.Count; shard++)
        {
            var before = found.Count;
            DueItem? last = null;

            while (await stores.Due.Due(shard, _at, last, 3, Cancellation) is { IsEmpty: false } page)
            {
                found.AddRange(page.Where(item => item.Account == Account));
                last = page[^1];
            }

            Assert.Equal(found.Skip(before).OrderBy(item => item.NextAt).ThenBy(item => item.Key, StringComparer.Ordinal), found.Skip(before));
        }

        Assert.Equal(40, found.DistinctBy(item => item.Key).Count());
        Assert.Equal(40, found.Count);
    }

    [Fact]
    public async Task A_row_put_anew_is_another()
    {
        await Put(SomeDue.Row(_at));
        var first = await Only();

        await Put(SomeDue.Row(_at.AddHours(1)) with { Cause = "{}" });

        var second = await Only();
        Assert.Equal((_at.AddHours(1), _at.AddHours(1), "{}"), (second.At, second.NextAt, second.Cause));
        Assert.False(await stores.Due.End(first, Cancellation));
        Assert.False(await stores.Due.PutOff(first, _at.AddDays(1), "late", Cancellation));
        Assert.Equal(second, await Only());
        Assert.True(await stores.Due.End(second, Cancellation));
        Assert.False(await stores.Due.End(second, Cancellation));
        Assert.Empty(await stores.Due.Of(Account, Cancellation));
    }

    [Fact]
    public async Task One_that_failed_is_tried_later_and_says_why()
    {
        await Put(SomeDue.Row(_at));
        await stores.Due.PutOff(await Only(), _at.AddMinutes(1), "TimeoutException", Cancellation);

        Assert.True(await stores.Due.PutOff(await Only(), _at.AddMinutes(3), "IOException", Cancellation));

        var failed = await Only();
        Assert.Equal((_at, _at.AddMinutes(3), 2, "IOException"), (failed.At, failed.NextAt, failed.Attempts, failed.Reason));
        await Put(SomeDue.Row(_at));
        Assert.Equal((0, null), ((await Only()).Attempts, (await Only()).Reason));
    }

    private Task Put(params DueRow[] rows) => stores.Due.Put(Account, [.. rows], Cancellation);

    private async Task<DueItem> Only() => Assert.Single(await stores.Due.Of(Account, Cancellation));
}

public sealed class MemoryDueStoreTests(StoresFixture fixture) : DueStoreContract(fixture.Memory);

public sealed class SqliteDueStoreTests(StoresFixture fixture) : DueStoreContract(fixture.Sqlite);

public sealed class PostgreSqlDueStoreTests(StoresFixture fixture) : DueStoreContract(fixture.PostgreSql);
