using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Purging;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>How tickets go for good, and how those that lie in a box for long are found.</summary>
public abstract class PurgeContract(Stores stores)
{
    private static readonly DateTimeOffset Later = Appends.Monday.AddDays(30);
    private long _lastNumber;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private static Actor Asker(AccountId account) => new()
    {
        Account = account,
        Kind = ActorKind.Member,
        Id = "lee",
        Permissions = Permission.WorkOnTickets,
        Scope = TicketScope.All,
    };

    [Fact]
    public async Task Nothing_that_could_be_read_is_left_of_a_purged_ticket()
    {
        var (row, purge) = await Replied();

        Assert.True(await stores.Tickets.Purge(purge, Cancellation));

        Assert.Null(await stores.Tickets.Load(row.Id, Cancellation));
        Assert.All(await Past(row.Id), happened => Assert.Null(happened.Content));
        Assert.Empty(await stores.Outbox.Due(Account, "mail", DateTimeOffset.MaxValue, true, 10, Cancellation));
        Assert.Empty(await stores.Journal.Threads(Account, ["aa"], Cancellation));
        Assert.Null(await stores.Tickets.Wished(row.Id, "wish", Cancellation));
        Assert.Empty(await stores.ToFind.Numbers(Account, 0, long.MaxValue, 10, Cancellation));
    }

    [Fact]
    public async Task That_it_was_there_and_went_stays_in_the_log()
    {
        var (row, purge) = await Replied();

        await stores.Tickets.Purge(purge, Cancellation);

        var past = await Past(row.Id);
        Assert.Equal(Enumerable.Range(1, (int)row.Version + 1).Select(version => (long)version), past.Select(happened => happened.Version));
        Assert.IsType<TicketPurged>(past[^1].Event);
    }

    [Fact]
    public async Task It_is_counted_no_longer_and_once_less_however_often_it_goes()
    {
        var (_, purge) = await Replied();
        await Replied();

        Assert.True(await stores.Tickets.Purge(purge, Cancellation));
        Assert.False(await stores.Tickets.Purge(purge, Cancellation));

        await stores.Lists.FoldCounts(Account, Cancellation);
        Assert.Equal(1, (await stores.Lists.Counts(Asker(Account), null, Cancellation)).Deleted);
    }

    [Fact]
    public async Task One_that_was_changed_meanwhile_stays_whole()
    {
        var (row, purge) = await Replied();
        var then = Appends.Then(row, after => after with { Box = TicketBox.Open });
        Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(then, Cancellation)).Result);

        Assert.False(await stores.Tickets.Purge(purge, Cancellation));

        Assert.NotNull(await stores.Tickets.Load(row.Id, Cancellation));
        Assert.Equal(2, (await Past(row.Id)).Count(happened => happened.Content is not null));
        Assert.Single(await stores.Journal.Threads(Account, ["aa"], Cancellation));
    }

    [Fact]
    public async Task Words_that_are_another_tickets_too_stay()
    {
        var (row, purge) = await Replied();

        await stores.Tickets.Purge(purge with { Kept = [2] }, Cancellation);

        Assert.Equal([2L], (await Past(row.Id)).Where(happened => happened.Content is not null).Select(happened => happened.Version));
    }

    [Fact]
    public async Task Those_that_lie_in_a_box_for_long_are_found_the_longest_there_first_and_behind_a_place()
    {
        var since = new DateTimeOffset?[] { Later, Appends.Monday.AddDays(2), null, Appends.Monday.AddDays(2), Appends.Monday.AddDays(1) };
        var numbers = new List<long>();

        foreach (var one in since)
        {
            numbers.Add((await Opened(row => row with { Box = TicketBox.Deleted, BoxedAt = one })).Id.Number);
        }

        await Opened(row => row with { Box = TicketBox.Blocked, BoxedAt = Appends.Monday });
        await Opened(row => row);

        var some = await stores.ToPurge.Next(Account, TicketBox.Deleted, Later.AddTicks(-10), after: null, 3, Cancellation);
        var rest = await stores.ToPurge.Next(Account, TicketBox.Deleted, Later.AddTicks(-10), some[^1], 3, Cancellation);

        Assert.Equal([numbers[2], numbers[4], numbers[1]], some.Select(place => place.Number));
        Assert.Equal([numbers[3]], rest.Select(place => place.Number));
        Assert.Null(some[0].Since);
        Assert.Equal(4, await stores.ToPurge.Count(Account, TicketBox.Deleted, Later.AddTicks(-10), 10, Cancellation));
        Assert.Equal(2, await stores.ToPurge.Count(Account, TicketBox.Deleted, Later.AddTicks(-10), 2, Cancellation));
    }

    private async Task<(TicketRow Row, TicketPurge Purge)> Replied()
    {
        var opened = await Opened(row => row with { Box = TicketBox.Deleted, BoxedAt = Appends.Monday, Tags = ["환불"] });
        var reply = Appends.Reply(opened, $"out-{opened.Id.Number}") with { MailIds = ["aa"], WishId = "wish" };
        Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(reply, Cancellation)).Result);
        var purge = new TicketPurge
        {
            Row = reply.Row,
            Event = new() { At = Later, ByKind = ActorKind.System, By = "" },
            Outbox = [$"out-{opened.Id.Number}"],
            MailIds = ["aa"],
        };
        return (reply.Row, purge);
    }

    private async Task<TicketRow> Opened(Func<TicketRow, TicketRow> shape)
    {
        var open = Appends.Open(new(Account, ++_lastNumber), shape);
        Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(open, Cancellation)).Result);
        return open.Row;
    }

    private async Task<StoredEvent[]> Past(TicketId ticket) => [.. await stores.Tickets.Read(ticket, after: 0, before: null, 100, Cancellation)];
}

public sealed class MemoryPurgeTests(StoresFixture fixture) : PurgeContract(fixture.Memory);

public sealed class SqlitePurgeTests(StoresFixture fixture) : PurgeContract(fixture.Sqlite);

public sealed class PostgreSqlPurgeTests(StoresFixture fixture) : PurgeContract(fixture.PostgreSql);
