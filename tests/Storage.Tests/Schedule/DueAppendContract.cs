using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Tests.Tickets;

namespace Oqupie.Storage.Tests.Schedule;

/// <summary>What a ticket's change puts and ends, in its transaction.</summary>
public abstract class DueAppendContract(Stores stores)
{
    private readonly DateTimeOffset _at = SomeDue.NewTime();
    private long _lastNumber;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    [Fact]
    public async Task An_append_puts_its_row_and_wakes_the_schedule()
    {
        await Append(Open() with { Due = [SomeDue.Row(_at, "1"), SomeDue.Row(_at, "1", "other")] });

        Assert.Equal(["other", "test"], (await Rows()).Select(item => item.What).Order(StringComparer.Ordinal));
        Assert.Contains((DueShard.Of(Account, SomeDue.Row(_at, "1")), _at), stores.DueBell.Rung);
    }

    [Fact]
    public async Task A_refused_append_puts_nothing_and_wakes_nobody()
    {
        var answer = await Append(Appends.Then(Open().Row) with { Due = [SomeDue.Row(_at)] });

        Assert.Equal(AppendResult.VersionConflict, answer.Result);
        Assert.Empty(await Rows());
        Assert.DoesNotContain(_at, stores.DueBell.Rung.Select(rung => rung.At));
    }

    [Fact]
    public async Task An_effect_takes_its_row_with_it()
    {
        var row = await Planned();
        var due = Assert.Single(await Rows());

        var answer = await Append(Appends.Then(row) with { DueEnded = [due.End] });

        Assert.Equal(AppendResult.Appended, answer.Result);
        Assert.Empty(await Rows());
    }

    [Fact]
    public async Task An_effect_happens_once_although_two_silos_act_on_its_row()
    {
        for (var n = 0; n < 10; n++)
        {
            await Planned();
            var due = Assert.Single(await Rows());
            var (one, other) = (Open() with { DueEnded = [due.End] }, Open() with { DueEnded = [due.End] });

            var answers = await Task.WhenAll(Append(one), Append(other));

            Assert.Equal([AppendResult.Appended, AppendResult.DueMovedOn], answers.Select(answer => answer.Result).Order());
            Assert.Single(await Task.WhenAll(Load(one), Load(other)), ticket => ticket is not null);
        }
    }

    [Fact]
    public async Task The_effect_of_a_row_that_was_put_anew_is_refused_whole()
    {
        var row = await Planned();
        var due = Assert.Single(await Rows());
        await stores.Due.Put(Account, [SomeDue.Row(_at.AddHours(1), due.Key)], Cancellation);

        var answer = await Append(Appends.Then(row) with { DueEnded = [due.End], Due = [SomeDue.Row(_at, "k9")], WishId = "wish" });

        Assert.Equal(AppendResult.DueMovedOn, answer.Result);
        Assert.Equal(_at.AddHours(1), Assert.Single(await Rows()).At);
        Assert.Equal(2, (await stores.Tickets.Load(row.Id, Cancellation))!.Row.Version);
        Assert.Equal(AppendResult.Appended, (await Append(Appends.Then(row) with { WishId = "wish" })).Result);
    }

    [Fact]
    public async Task A_plan_is_taken_back_whether_it_is_there_or_not()
    {
        var row = await Planned();

        var first = Appends.Then(row) with { DueEnded = [new("test", $"{row.Id.Number}"), new("test", "none")] };
        Assert.Equal(AppendResult.Appended, (await Append(first)).Result);

        Assert.Empty(await Rows());
        Assert.Equal(AppendResult.Appended, (await Append(Appends.Then(first.Row) with { DueEnded = first.DueEnded })).Result);
    }

    [Fact]
    public async Task What_comes_again_is_put_by_the_effect_that_ends_it()
    {
        var row = await Planned();
        var due = Assert.Single(await Rows());

        await Append(Appends.Then(row) with { DueEnded = [due.End], Due = [SomeDue.Row(_at.AddDays(1), due.Key)] });

        Assert.Equal(_at.AddDays(1), Assert.Single(await Rows()).At);
    }

    [Fact]
    public async Task Many_at_once_put_each_its_own()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Planned()));

        Assert.Equal(200, (await Rows()).Count);
    }

    private async Task<TicketRow> Planned()
    {
        var open = Open();
        Assert.Equal(AppendResult.Appended, (await Append(open with { Due = [SomeDue.Row(_at, $"{open.Ticket.Number}")] })).Result);
        return open.Row;
    }

    private TicketAppend Open() => Appends.Open(new(Account, Interlocked.Increment(ref _lastNumber)));

    private Task<AppendAnswer> Append(TicketAppend append) => stores.Tickets.Append(append, Cancellation);

    private Task<StoredTicket?> Load(TicketAppend append) => stores.Tickets.Load(append.Ticket, Cancellation);

    private Task<IReadOnlyList<DueItem>> Rows() => stores.Due.Of(Account, Cancellation);
}

public sealed class MemoryDueAppendTests(StoresFixture fixture) : DueAppendContract(fixture.Memory);

public sealed class SqliteDueAppendTests(StoresFixture fixture) : DueAppendContract(fixture.Sqlite);

public sealed class PostgreSqlDueAppendTests(StoresFixture fixture) : DueAppendContract(fixture.PostgreSql);
