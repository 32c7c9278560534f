using System.Collections.Immutable;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Plans;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>A long ticket is loaded from what its first events fold to; every store promises that.</summary>
public abstract class TicketSnapshotContract(Stores stores)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected AccountId Account { get; } = StoresFixture.NewAccount();

    protected Stores Stores => stores;

    protected static TicketSnapshot Snapshot(long version) => new()
    {
        Version = version,
        Status = TicketStatus.OnHold,
        BoxBefore = TicketBox.Blocked,
        NewestMessage = 2,
        Revisions = ImmutableDictionary<long, long>.Empty.Add(2, 9),
        Plans = ImmutableDictionary<long, PlanState>.Empty,
        Replies =
        [
            new()
            {
                Version = 3, Outbox = "out-1", DueAt = Appends.Monday.AddTicks(10), SetStatus = null, StatusBefore = TicketStatus.New,
                State = DeliveryState.Unknown, Attempt = 2, Automatic = true, Writer = "Member:lee", Aside = true, Note = DeliveryNote.Delayed,
                Notes = 4,
            },
        ],
        Absorbed = ImmutableSortedDictionary<long, long>.Empty,
        Moved = ImmutableSortedDictionary<long, long>.Empty.Add(4, 1050),
        MovedMail = ImmutableSortedDictionary<string, long>.Empty,
        Merge = null,
        Form = 2,
    };

    [Fact]
    public async Task What_came_after_the_newest_snapshot_is_read_with_it()
    {
        var row = await LongTicket(snapshots: [3, 5]);

        var stored = (await stores.Tickets.Load(row.Id, Cancellation))!;

        Assert.Equivalent(Snapshot(5), stored.Snapshot, strict: true);
        Assert.Equal(["6", "7"], stored.Events.Select(happened => happened.By));
        Assert.Equal(7, stored.Row.Version);
        Assert.Equal(7, (await stores.Tickets.Read(row.Id, 0, null, 100, Cancellation)).Length);
    }

    [Fact]
    public async Task A_refused_append_leaves_no_snapshot()
    {
        var row = await LongTicket();

        await stores.Tickets.Append(Appends.Then(row) with { ExpectedVersion = 6, Snapshot = Snapshot(8) }, Cancellation);

        Assert.Null((await stores.Tickets.Load(row.Id, Cancellation))!.Snapshot);
    }

    [Fact]
    public async Task One_may_be_written_with_the_first_append()
    {
        var open = Appends.Open(new(Account, 1)) with { Snapshot = Snapshot(2) };
        await stores.Tickets.Append(open, Cancellation);

        var stored = (await stores.Tickets.Load(open.Ticket, Cancellation))!;

        Assert.Equal((2L, 0), (stored.Snapshot!.Version, stored.Events.Length));
    }

    /// <summary>A ticket of seven events, of which those after the second say their version as who did them.</summary>
    protected async Task<TicketRow> LongTicket(params long[] snapshots)
    {
        var open = Appends.Open(new(Account, 1));
        await stores.Tickets.Append(open, Cancellation);
        var row = open.Row;

        for (var version = 3; version <= 7; version++)
        {
            var then = Appends.Then(row);
            then = then with { Events = [then.Events[0] with { By = $"{version}" }], Snapshot = snapshots.Contains(version) ? Snapshot(version) : null };
            Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(then, Cancellation)).Result);
            row = then.Row;
        }

        return row;
    }
}

/// <summary>What only a database can have: things that another build wrote.</summary>
public abstract class SqlTicketSnapshotContract(Stores stores) : TicketSnapshotContract(stores)
{
    [Theory]
    [InlineData("UPDATE ticket_snapshot SET format = 99 WHERE account = @account")]
    [InlineData("UPDATE ticket_snapshot SET state = replace(state, 'newestMessage', 'newestWord') WHERE account = @account")]
    [InlineData("UPDATE ticket_snapshot SET state = replace(state, '\"version\":3,', '\"version\":3,\"mood\":1,') WHERE account = @account")]
    [InlineData("UPDATE ticket_snapshot SET state = replace(state, 'unknown', 'teleported') WHERE account = @account")]
    public async Task A_snapshot_of_another_build_is_passed_over(string change)
    {
        var row = await LongTicket(snapshots: 5);
        await Execute(change);

        var stored = (await Stores.Tickets.Load(row.Id, Cancellation))!;

        Assert.Null(stored.Snapshot);
        Assert.Equal(7, stored.Events.Length);
    }

    [Fact]
    public async Task Events_newer_than_the_row_are_not_of_what_is_loaded()
    {
        var row = await LongTicket();
        await Execute("UPDATE ticket SET version = 5 WHERE account = @account");

        var stored = (await Stores.Tickets.Load(row.Id, Cancellation))!;

        Assert.Equal((5L, 5), (stored.Row.Version, stored.Events.Length));
    }

    [Theory]
    [InlineData("status-changed", "ticket-juggled")]
    [InlineData("inProgress", "meditating")]
    public async Task What_a_newer_build_wrote_takes_its_version_and_stays_as_it_is(string word, string strange)
    {
        var row = await LongTicket();
        await Execute($"UPDATE event SET payload = {Json($"replace({Text("payload")}, '{word}', '{strange}')")} WHERE account = @account AND version = 6");

        var stored = (await Stores.Tickets.Load(row.Id, Cancellation))!;
        var read = await Stores.Tickets.Read(row.Id, 5, null, 2, Cancellation);
        var next = await Stores.Tickets.Append(Appends.Then(row), Cancellation);

        var unknown = Assert.IsType<UnknownHappened>(stored.Events[5]);
        Assert.Equal(("6", Contracts.Members.ActorKind.Member, row.UpdatedAt.AddMinutes(-1)), (unknown.By, unknown.ByKind, unknown.At));
        Assert.Equal([(6L, unknown), (7L, stored.Events[6])], read.Select(one => (one.Version, one.Event)));
        Assert.Equal(AppendResult.Appended, next.Result);
        Assert.Contains(strange, await Payload(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_known_is_never_written()
    {
        var row = await LongTicket();
        var unknown = new UnknownHappened { At = row.UpdatedAt, ByKind = Contracts.Members.ActorKind.Member, By = "lee", Type = "ticket-juggled" };

        await Assert.ThrowsAnyAsync<Exception>(() => Stores.Tickets.Append(Appends.Then(row, happened: unknown), Cancellation));

        Assert.Equal(7, (await Stores.Tickets.Load(row.Id, Cancellation))!.Row.Version);
    }

    protected abstract string Json(string text);

    protected abstract string Text(string json);

    private async Task Execute(string sql)
    {
        await using var connection = await Stores.Source!.OpenConnectionAsync(Cancellation);
        Assert.Equal(1, await connection.ExecuteAsync(sql, new { account = Account.Value }));
    }

    private async Task<string> Payload()
    {
        await using var connection = await Stores.Source!.OpenConnectionAsync(Cancellation);
        return (await connection.ExecuteScalarAsync<string>(
            $"SELECT {Text("payload")} FROM event WHERE account = @account AND version = 6", new { account = Account.Value }))!;
    }
}

public sealed class MemoryTicketSnapshotTests(StoresFixture fixture) : TicketSnapshotContract(fixture.Memory);

public sealed class SqliteTicketSnapshotTests(StoresFixture fixture) : SqlTicketSnapshotContract(fixture.Sqlite)
{
    protected override string Json(string text) => text;

    protected override string Text(string json) => json;
}

public sealed class PostgreSqlTicketSnapshotTests(StoresFixture fixture) : SqlTicketSnapshotContract(fixture.PostgreSql)
{
    protected override string Json(string text) => $"CAST({text} AS json)";

    protected override string Text(string json) => $"CAST({json} AS text)";
}
