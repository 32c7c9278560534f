using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>What leaves us: due, begun, ended, told, taken back, sent again.</summary>
public abstract class OutboxContract(Stores stores)
{
    private static readonly DateTimeOffset Later = Appends.Monday.AddHours(1);
    private long _lastNumber;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    [Fact]
    public async Task A_reply_is_due_from_its_time_on_with_what_it_carries()
    {
        var replied = await Replied("out", Later);

        Assert.Empty(await Due(Later.AddSeconds(-1)));
        var item = Assert.Single(await Due(Later));

        Assert.Equivalent(replied.Outbox[0], item.Entry, strict: true);
        Assert.Equal((DeliveryState.Queued, 0, "확인해 볼게요.", "<p>확인해 볼게요.</p>"), (item.State, item.Attempts, item.Text, item.Html));
        Assert.Equal(Later, await stores.Outbox.NextDue(Account, "mail", Cancellation));
        Assert.Null(await stores.Outbox.NextDue(Account, "form", Cancellation));
        Assert.Null(await stores.Outbox.NextDue(StoresFixture.NewAccount(), "mail", Cancellation));
    }

    [Fact]
    public async Task Those_that_are_due_come_oldest_first_and_few_at_a_time()
    {
        for (var n = 0; n < 5; n++)
        {
            await Replied($"out-{n}", Later.AddMinutes(-n));
        }

        Assert.Equal(["out-4", "out-3"], (await Due(Later, limit: 2)).Select(item => item.Entry.Id));
    }

    [Fact]
    public async Task An_attempt_that_began_is_not_due_again_until_it_is_abandoned()
    {
        await Replied("out", Later);

        Assert.True(await stores.Outbox.Begin(Account, "out", 1, Later, Cancellation));

        Assert.Empty(await Due(Later));
        Assert.False(await stores.Outbox.Begin(Account, "out", 1, Later, Cancellation));
        var abandoned = Assert.Single(await Due(Later, withAbandoned: true));
        Assert.Equal((DeliveryState.Sending, 1), (abandoned.State, abandoned.Attempts));
        Assert.True(await stores.Outbox.Begin(Account, "out", 2, Later, Cancellation));
    }

    [Fact]
    public async Task An_attempt_to_try_again_is_due_at_its_time()
    {
        await Replied("out", Later);
        await stores.Outbox.Begin(Account, "out", 1, Later, Cancellation);

        await stores.Outbox.End(Account, "out", new(1, Later, DeliveryState.Queued, Later.AddMinutes(5), "451 later"), Cancellation);

        Assert.Empty(await Due(Later));
        Assert.Equal(Later.AddMinutes(5), await stores.Outbox.NextDue(Account, "mail", Cancellation));
        var again = Assert.Single(await Due(Later.AddMinutes(5)));
        Assert.Equal((1, "451 later"), (again.Attempts, again.Reason));
    }

    [Fact]
    public async Task It_is_known_since_when_a_reply_is_tried_however_often_it_was_put_off()
    {
        var replied = await Replied("out", Later);
        await Attempt(1, Later, DeliveryState.Queued);
        await Attempt(2, Later.AddHours(1), DeliveryState.Queued);

        Assert.Equal(Later, Assert.Single(await Due(Later.AddDays(1))).TryingSince);

        await Attempt(3, Later.AddHours(2), DeliveryState.Failed);
        await stores.Tickets.Append(Appends.Then(replied.Row, row => row with { UpdatedAt = Later.AddHours(3) }) with { Requeue = "out" }, Cancellation);
        Assert.Null(Assert.Single(await Due(Later.AddDays(1))).TryingSince);
    }

    [Theory]
    [InlineData(DeliveryState.Queued, false)]
    [InlineData(DeliveryState.Unknown, true)]
    [InlineData(DeliveryState.Failed, false)]
    public async Task A_try_without_an_end_leaves_it_open_whether_it_had_reached_them(DeliveryState end, bool doubtful)
    {
        var replied = await Replied("out", Later);
        Assert.False(Assert.Single(await Due(Later)).IsDoubtful);
        await stores.Outbox.Begin(Account, "out", 1, Later, Cancellation);
        Assert.True(Assert.Single(await Due(Later, withAbandoned: true)).IsDoubtful);
        await stores.Outbox.End(Account, "out", new(1, Later, end, Later, "answer"), Cancellation);

        if (end is not DeliveryState.Queued)
        {
            await stores.Tickets.Append(Appends.Then(replied.Row, row => row with { UpdatedAt = Later }) with { Requeue = "out" }, Cancellation);
        }

        Assert.Equal(doubtful, Assert.Single(await Due(Later)).IsDoubtful);
    }

    [Fact]
    public async Task What_has_left_is_found_by_our_mark_by_their_name_and_by_a_watermark()
    {
        var replied = await Replied("out", Later);
        var channel = new ChannelId(Account, "mail");
        Assert.Empty(await stores.Sent.Marked(channel, "out", Cancellation));
        await stores.Outbox.Begin(Account, "out", 1, Later, Cancellation);
        await stores.Sent.Name(channel, "out", "m-1", Cancellation);
        await stores.Outbox.End(Account, "out", new(1, Later, DeliveryState.Sent, null, "ok"), Cancellation);
        var customer = new CustomerId(Account, replied.Row.Customer);

        Assert.Equal(new SentReply(replied.Ticket, "out"), Assert.Single(await stores.Sent.Marked(channel, "out", Cancellation)));
        Assert.Single(await stores.Sent.Called(channel, ["m-1", "m-2"], Cancellation));
        Assert.Single(await stores.Sent.UpTo(channel, customer, Later, Cancellation));
        Assert.Empty(await stores.Sent.UpTo(channel, customer, Later.AddSeconds(-1), Cancellation));
        Assert.Empty(await stores.Sent.Called(new(Account, "form"), ["m-1"], Cancellation));
    }

    [Fact]
    public async Task Who_was_refused_is_known_until_the_ticket_has_heard_of_it()
    {
        await Replied("out", Later);
        await stores.Outbox.Begin(Account, "out", 1, Later, Cancellation);
        await stores.Outbox.End(Account, "out", new(1, Later, DeliveryState.Sent, null, "250 ok") { NotTo = "dud@shop.example (550 gone)" }, Cancellation);

        Assert.Equal("dud@shop.example (550 gone)", Assert.Single(await stores.Outbox.Untold(Account, "mail", 10, Cancellation)).NotTo);
    }

    [Fact]
    public async Task An_end_is_untold_until_it_is_told()
    {
        await Replied("out", Later);
        await stores.Outbox.Begin(Account, "out", 1, Later, Cancellation);
        Assert.Empty(await stores.Outbox.Untold(Account, "mail", 10, Cancellation));
        await stores.Outbox.End(Account, "out", new(1, Later, DeliveryState.Failed, null, "550 no such user"), Cancellation);
        await stores.Outbox.End(Account, "out", new(1, Later, DeliveryState.Sent, null, "a second end is none"), Cancellation);

        var untold = Assert.Single(await stores.Outbox.Untold(Account, "mail", 10, Cancellation));
        Assert.Equal((DeliveryState.Failed, "550 no such user"), (untold.State, untold.Reason));
        Assert.Contains((Account, "mail"), await stores.Outbox.Waiting(Cancellation));

        await stores.Outbox.Told(Account, "out", 1, Cancellation);
        Assert.Empty(await stores.Outbox.Untold(Account, "mail", 10, Cancellation));
        Assert.DoesNotContain((Account, "mail"), await stores.Outbox.Waiting(Cancellation));
    }

    [Fact]
    public async Task What_has_not_begun_to_leave_can_be_taken_back()
    {
        var replied = await Replied("out", Later);

        var answer = await stores.Tickets.Append(Appends.Then(replied.Row) with { Withdraw = "out" }, Cancellation);

        Assert.Equal(AppendResult.Appended, answer.Result);
        Assert.Empty(await Due(Later, withAbandoned: true));
        Assert.False(await stores.Outbox.Begin(Account, "out", 1, Later, Cancellation));
        Assert.DoesNotContain((Account, "mail"), await stores.Outbox.Waiting(Cancellation));
    }

    [Fact]
    public async Task What_has_begun_to_leave_cannot_be_taken_back()
    {
        var replied = await Replied("out", Later);
        await stores.Outbox.Begin(Account, "out", 1, Later, Cancellation);

        var answer = await stores.Tickets.Append(Appends.Then(replied.Row) with { Withdraw = "out", WishId = "wish" }, Cancellation);

        Assert.Equal(AppendResult.AlreadyLeaving, answer.Result);
        Assert.Equal(3, (await stores.Tickets.Load(replied.Ticket, Cancellation))!.Row.Version);
        Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(Appends.Then(replied.Row) with { WishId = "wish" }, Cancellation)).Result);
    }

    [Fact]
    public async Task Taking_back_and_beginning_to_send_never_both_succeed()
    {
        for (var n = 0; n < 20; n++)
        {
            var replied = await Replied($"out-{n}", Later);
            var begun = stores.Outbox.Begin(Account, $"out-{n}", 1, Later, Cancellation);
            var withdrawn = stores.Tickets.Append(Appends.Then(replied.Row) with { Withdraw = $"out-{n}" }, Cancellation);
            Assert.Equal(await begun ? AppendResult.AlreadyLeaving : AppendResult.Appended, (await withdrawn).Result);
        }
    }

    [Fact]
    public async Task What_is_leaving_is_not_sent_again()
    {
        var replied = await Replied("out", Later);
        await stores.Outbox.Begin(Account, "out", 1, Later, Cancellation);

        var answer = await stores.Tickets.Append(Appends.Then(replied.Row) with { Requeue = "out" }, Cancellation);

        Assert.Equal(AppendResult.AlreadyLeaving, answer.Result);
    }

    [Theory]
    [InlineData(DeliveryState.Failed)]
    [InlineData(DeliveryState.Unknown)]
    [InlineData(DeliveryState.Sent)]
    public async Task What_has_ended_is_sent_again(DeliveryState end)
    {
        var replied = await Replied("out", Later);
        await stores.Outbox.Begin(Account, "out", 1, Later, Cancellation);
        await stores.Outbox.End(Account, "out", new(1, Later, end, null, "answer"), Cancellation);

        var again = Appends.Then(replied.Row, row => row with { UpdatedAt = Later.AddHours(1) }) with { Requeue = "out" };
        var answer = await stores.Tickets.Append(again, Cancellation);

        Assert.Equal(AppendResult.Appended, answer.Result);
        var due = await Due(Later.AddHours(1));
        Assert.Contains(due, item => item is { State: DeliveryState.Queued, Attempts: 1, Reason: null });
        Assert.True(await stores.Outbox.Begin(Account, "out", 2, Later.AddHours(1), Cancellation));
    }

    private async Task<TicketAppend> Replied(string id, DateTimeOffset due)
    {
        var open = Appends.Open(new(Account, Interlocked.Increment(ref _lastNumber)));
        await stores.Tickets.Append(open, Cancellation);
        var reply = Appends.Reply(open.Row, id, due);
        Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(reply, Cancellation)).Result);
        return reply;
    }

    private async Task Attempt(int number, DateTimeOffset at, DeliveryState end)
    {
        Assert.True(await stores.Outbox.Begin(Account, "out", number, at, Cancellation));
        await stores.Outbox.End(Account, "out", new(number, at, end, end is DeliveryState.Queued ? at.AddMinutes(5) : null, "answer"), Cancellation);
    }

    private async Task<IReadOnlyList<OutboxItem>> Due(DateTimeOffset now, bool withAbandoned = false, int limit = 10) =>
        await stores.Outbox.Due(Account, "mail", now, withAbandoned, limit, Cancellation);
}

public sealed class MemoryOutboxTests(StoresFixture fixture) : OutboxContract(fixture.Memory);

public sealed class SqliteOutboxTests(StoresFixture fixture) : OutboxContract(fixture.Sqlite);

public sealed class PostgreSqlOutboxTests(StoresFixture fixture) : OutboxContract(fixture.PostgreSql);
