using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Jobs;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Tests.Tickets;
using Oqupie.Testing;

namespace Oqupie.Storage.Tests.Jobs;

/// <summary>What is kept of a job and of its list, and for how long.</summary>
public abstract class JobStoreContract(Stores stores)
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private static readonly JobBefore Before = new()
    {
        Version = 7,
        Status = TicketStatus.OnHold,
        Importance = Importance.Urgent,
        Assignee = new("lee", null),
        Tags = ["환불", "b"],
        Box = TicketBox.Blocked,
        Blocked = true,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private IJobStore Store => stores.Jobs;

    [Fact]
    public async Task What_was_kept_is_read_as_it_was()
    {
        var job = await Added(Row() with
        {
            Act = new()
            {
                Action = BulkAction.Reply,
                Status = TicketStatus.Completed,
                Importance = Importance.Low,
                Assignee = Assignee.Nobody,
                Tags = ["환불"],
                Body = "<p>안녕하세요\0</p>",
                Into = 1042,
            },
            Doer = new(ActorKind.ApiKey, "k1"),
        });

        var read = (await Store.Read(job.Id, Cancellation))!;

        Assert.Equal(["환불"], read.Act.Tags);
        Assert.Equal(job with { Act = read.Act }, read);
        Assert.Equal(job.Act with { Tags = read.Act.Tags, Attachments = read.Act.Attachments }, read.Act);
        Assert.Null(await Store.Read(job.Id with { Account = StoresFixture.NewAccount() }, Cancellation));
    }

    [Fact]
    public async Task A_job_is_added_once_with_its_plan()
    {
        var job = await Added(Row());

        Assert.False(await Store.Add(job with { By = "kim" }, JobPlan.Row(job.Id, Noon), most: 10, Cancellation));

        Assert.Equal("lee", (await Store.Read(job.Id, Cancellation))!.By);
        Assert.Equal(Noon.AddMinutes(1), (await Plan(job.Id))!.At);
    }

    [Fact]
    public async Task No_more_are_at_work_than_a_member_may_have()
    {
        var first = await Added(Row());
        await Added(Row());
        var third = Row();

        Assert.False(await Store.Add(third, JobPlan.Row(third.Id, Noon), most: 2, Cancellation));
        Assert.Null(await Plan(third.Id));
        await Added(Row() with { By = "kim" }, most: 2);
        Assert.True(await Store.Change(first with { State = JobState.Done, EndedAt = Noon }, JobState.Making, null, Cancellation));

        await Added(third, most: 2);
    }

    [Fact]
    public async Task A_change_is_of_the_state_that_was_known_and_leaves_the_numbers_alone()
    {
        var job = await Added(Row());
        var running = job with { State = JobState.Running, Total = 3 };
        Assert.True(await Store.Change(running, JobState.Making, JobPlan.Row(job.Id, Noon.AddSeconds(5)), Cancellation));
        await Fill(job.Id, 3);
        await Store.Mark(running with { Done = 1, Failed = 1, Next = 2 }, [], Cancellation);
        var ended = running with { State = JobState.Done, EndedAt = Noon.AddTicks(10), UndoUntil = Noon.AddDays(1) };

        Assert.False(await Store.Change(ended, JobState.Cancelling, null, Cancellation));
        Assert.NotNull(await Plan(job.Id));
        Assert.True(await Store.Change(ended, JobState.Running, null, Cancellation));

        var read = (await Store.Read(job.Id, Cancellation))!;
        Assert.Equal(ended with { Act = read.Act, Done = 1, Failed = 1, Next = 2 }, read);
        Assert.Null(await Plan(job.Id));
    }

    [Fact]
    public async Task What_became_of_a_list_is_read_in_its_order_and_in_parts()
    {
        var job = await Added(Row());
        await Fill(job.Id, 5);
        var values = ImmutableSortedDictionary<string, string>.Empty.Add("most", "50");
        var done = new JobItem { Place = 1, Ticket = 1001, Outcome = JobOutcome.Done, Version = 8, Reply = 7 };
        var failed = new JobItem { Place = 2, Ticket = 1002, Outcome = JobOutcome.Failed, Code = "too_many_tags", Detail = "No.", Values = values };
        var kept = new JobItem { Place = 4, Ticket = 1004, Outcome = JobOutcome.Kept, Code = "changed_meanwhile", Detail = "Kept." };
        await Store.Mark(job with { Next = 5, Done = 1, Failed = 2 }, [kept, failed, done], Cancellation);

        var items = await Items(new(0, 100, 10));
        Assert.Equal([0, 1, 2, 3, 4], items.Select(item => item.Place));
        Assert.Equal(done with { Before = items[1].Before }, items[1]);
        Assert.Equal(("too_many_tags", "No.", "50"), (items[2].Code, items[2].Detail, items[2].Values!["most"]));
        Assert.Equal(Before with { Tags = [] }, items[3].Before! with { Tags = [] });
        Assert.Equal(Before.Tags, items[3].Before!.Tags);
        Assert.Null(items[0].Before);
        Assert.Equal([1, 2], (await Items(new(1, 4, 2))).Select(item => item.Place));
        Assert.Equal([2, 4], (await Items(new(0, 100, 10) { Refused = true })).Select(item => item.Place));

        Task<ImmutableArray<JobItem>> Items(JobPart part) => Store.Items(job.Id, part, Cancellation);
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_and_ones_own_alone_where_that_is_asked()
    {
        var (old, other, same, unmade) = (Row("a"), Row("b"), Row("c"), Row("d"));
        await Running(old with { CreatedAt = Noon.AddHours(-1) });
        await Running(other with { By = "kim" });
        await Running(same);
        await Added(unmade);

        Assert.Equal(["c", "b", "a"], await Listed(null, null, 10));
        Assert.Equal(["c", "a"], await Listed("lee", null, 10));
        Assert.Equal(["c"], await Listed(null, null, 1));
        Assert.Equal(["b", "a"], await Listed(null, new(Noon, same.Id.Local), 10));
        Assert.Equal(["a"], await Listed("lee", new(Noon, same.Id.Local), 10));

        async Task<IEnumerable<string>> Listed(string? by, JobPlace? after, int limit) =>
            (await Store.List(Account, by, after, limit, Cancellation)).Select(job => job.Id.Local[..1]);
    }

    [Fact]
    public async Task How_tickets_stand_is_told_of_those_that_the_asker_sees()
    {
        await Opened(1001, "cook");
        await Opened(1002, "race");
        var lee = Some.Agent(Account) with { Brands = ["cook"] };

        var standing = await Store.Standing(lee, [1001, 1002, 1003], Cancellation);

        var (number, before) = Assert.Single(standing);
        Assert.Equal((1001, 2, TicketStatus.New, TicketBox.Open, Assignee.Nobody), (number, before.Version, before.Status, before.Box, before.Assignee));
        Assert.Equal([1001, 1002], (await Store.Standing(Some.Agent(Account), [1001, 1002], Cancellation)).Keys.Order());
    }

    [Fact]
    public async Task The_plan_waits_unless_it_has_ended_or_is_another()
    {
        var job = await Added(Row());
        var token = (await Plan(job.Id))!.Token;

        await Store.Wait(job.Id, new(JobPlan.What, job.Id.Local, token), Noon.AddMinutes(5), Cancellation);
        await Store.Wait(job.Id, new(JobPlan.What, job.Id.Local, token), Noon.AddMinutes(9), Cancellation);

        Assert.Equal(Noon.AddMinutes(5), (await Plan(job.Id))!.At);
    }

    [Fact]
    public async Task One_that_was_never_made_is_dropped_and_one_that_was_stays()
    {
        var half = await Added(Row());
        await Fill(half.Id, 3);
        var whole = await Running(Row());
        await Fill(whole.Id, 1);

        await Store.Drop(half.Id, Cancellation);

        Assert.Null(await Store.Read(half.Id, Cancellation));
        Assert.Empty(await Store.Items(half.Id, new(0, 10, 10), Cancellation));
        Assert.Null(await Plan(half.Id));
        await Store.Drop(whole.Id, Cancellation);
        Assert.NotNull(await Store.Read(whole.Id, Cancellation));
        Assert.Single(await Store.Items(whole.Id, new(0, 10, 10), Cancellation));
    }

    [Fact]
    public async Task Old_ones_are_forgotten_in_bites_and_one_at_work_is_not()
    {
        // Long before what other tests have: forgetting is of all accounts.
        var past = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var old = await Running(Row());
        await Fill(old.Id, 3);
        Assert.True(await Store.Change(old with { State = JobState.Done, EndedAt = past }, JobState.Running, null, Cancellation));
        var atWork = await Running(Row());

        Assert.Equal(2, await Store.Forget(past.AddDays(1), 2, Cancellation));
        Assert.NotNull(await Store.Read(old.Id, Cancellation));
        Assert.Equal(1, await Store.Forget(past.AddDays(1), 2, Cancellation));

        Assert.Null(await Store.Read(old.Id, Cancellation));
        Assert.NotNull(await Store.Read(atWork.Id, Cancellation));
    }

    private JobRow Row(string start = "") => new()
    {
        Id = new(Account, start + LocalKey.New()),
        Act = new() { Action = BulkAction.Delete },
        By = "lee",
        Doer = new(ActorKind.Member, "lee"),
        CreatedAt = Noon,
    };

    private async Task<JobRow> Added(JobRow job, int most = 100)
    {
        Assert.True(await Store.Add(job, JobPlan.Row(job.Id, Noon.AddMinutes(1)), most, Cancellation));
        return job;
    }

    private async Task<JobRow> Running(JobRow job)
    {
        await Added(job);
        var running = job with { State = JobState.Running };
        Assert.True(await Store.Change(running, JobState.Making, JobPlan.Row(job.Id, Noon.AddMinutes(1)), Cancellation));
        return running;
    }

    private Task Fill(JobId job, int count) => Store.Fill(
        job,
        [.. Enumerable.Range(0, count).Select(i => new JobItem { Place = i, Ticket = 1000 + i, Before = i is 0 ? null : Before })],
        Cancellation);

    private async Task<DueItem?> Plan(JobId job)
    {
        var shard = DueShard.Of(Account, JobPlan.Row(job, Noon));
        var due = await stores.Due.Due(shard, Noon.AddYears(1), null, 1000, Cancellation);
        return due.FirstOrDefault(item => item.Account == Account && item.What == JobPlan.What && item.Key == job.Local);
    }

    private async Task Opened(long number, string brand) =>
        await stores.Tickets.Append(Appends.Open(new(Account, number), row => row with { Brand = brand }), Cancellation);
}

public sealed class MemoryJobStoreTests(StoresFixture fixture) : JobStoreContract(fixture.Memory);

public sealed class SqliteJobStoreTests(StoresFixture fixture) : JobStoreContract(fixture.Sqlite);

public sealed class PostgreSqlJobStoreTests(StoresFixture fixture) : JobStoreContract(fixture.PostgreSql);
