using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>What every ticket store promises.</summary>
public abstract class TicketStoreContract(Stores stores)
{
    private long _lastNumber;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected AccountId Account { get; } = StoresFixture.NewAccount();

    protected Stores Stores => stores;

    [Fact]
    public async Task A_ticket_is_read_as_it_was_appended()
    {
        var open = Appends.Open(NewTicket(), row => row with
        {
            Box = TicketBox.Blocked,
            Status = TicketStatus.OnHold,
            Importance = Importance.Urgent,
            AssigneeMember = "lee",
            AssigneeGroup = "night",
            Preview = "안녕 <b>&\"'",
            CustomerName = "김하늘",
            Tags = ["vip", "결제"],
            Cc = ["mum@customer.example"],
            AdditionalInformation = ImmutableDictionary<string, string>.Empty.Add("device", "Pixel \"9\""),
            Language = "ko",
            UpdatedAt = Appends.Monday.AddTicks(10),
            LastMessageAt = Appends.Monday.AddDays(1),
            Messages = 7,
            DeliveryFailed = true,
            AsleepUntil = Appends.Monday.AddDays(2),
            Links = [7, 1043],
            MergedInto = 1044,
            BoxedAt = Appends.Monday.AddDays(3),
            CustomerOrigin = "another",
            CustomerRating = Oqupie.Contracts.Customers.CustomerRating.Vvip,
            InquiryType = "refund",
        });

        Assert.Equal(AppendResult.Appended, (await Append(open)).Result);

        var stored = await stores.Tickets.Load(open.Ticket, Cancellation);
        Assert.Equivalent(open.Row, stored!.Row, strict: true);
        Assert.Equivalent(open.Events, stored.Events, strict: true);
    }

    [Fact]
    public async Task Nobody_opened_is_null() => Assert.Null(await stores.Tickets.Load(NewTicket(), Cancellation));

    [Fact]
    public async Task Another_account_has_tickets_of_its_own()
    {
        var mine = await Opened();
        var theirs = new TicketId(StoresFixture.NewAccount(), mine.Id.Number);

        Assert.Null(await stores.Tickets.Load(theirs, Cancellation));
        Assert.Equal(AppendResult.Appended, (await Append(Appends.Open(theirs, row => row with { Subject = "theirs" }))).Result);
        Assert.NotEqual("theirs", (await stores.Tickets.Load(mine.Id, Cancellation))!.Row.Subject);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(3)]
    public async Task An_append_at_another_version_is_refused(long expected)
    {
        var row = await Opened();

        var answer = await Append(Appends.Then(row, after => after with { Subject = "changed" }) with { ExpectedVersion = expected });

        Assert.Equal(AppendResult.VersionConflict, answer.Result);
        var stored = await stores.Tickets.Load(row.Id, Cancellation);
        Assert.Equal((2L, row.Subject, 2), (stored!.Row.Version, stored.Row.Subject, stored.Events.Length));
    }

    [Fact]
    public async Task A_ticket_that_nobody_opened_cannot_go_on()
    {
        var row = Appends.Open(NewTicket()).Row;

        Assert.Equal(AppendResult.VersionConflict, (await Append(Appends.Then(row))).Result);
        Assert.Null(await stores.Tickets.Load(row.Id, Cancellation));
    }

    [Fact]
    public async Task Of_those_who_race_for_a_version_one_wins()
    {
        var row = await Opened();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Append(Appends.Then(row, after => after with { Subject = $"{n}" }))));

        var winner = Assert.Single(Enumerable.Range(0, 20), n => answers[n].Result is AppendResult.Appended);
        Assert.All(answers.Where((_, n) => n != winner), answer => Assert.Equal(AppendResult.VersionConflict, answer.Result));
        var stored = await stores.Tickets.Load(row.Id, Cancellation);
        Assert.Equal(($"{winner}", 3), (stored!.Row.Subject, stored.Events.Length));
    }

    [Fact]
    public async Task Of_many_that_are_gathered_a_refused_one_fails_alone()
    {
        var known = await Opened();
        var all = Enumerable.Range(0, 300).Select(n => n % 50 is 0 ? Appends.Then(known) with { ExpectedVersion = 77 } : Appends.Open(NewTicket())).ToList();

        var answers = await Task.WhenAll(all.Select(Append));

        Assert.All(answers, (answer, n) => Assert.Equal(n % 50 is 0 ? AppendResult.VersionConflict : AppendResult.Appended, answer.Result));
        Assert.Equal(2, (await stores.Tickets.Load(known.Id, Cancellation))!.Events.Length);
        Assert.Equal(2, (await stores.Tickets.Load(all[^1].Ticket, Cancellation))!.Events.Length);
    }

    [Fact]
    public async Task A_refused_append_leaves_nothing_behind()
    {
        var row = await Opened();
        var customer = new Contracts.Customers.CustomerId(Account, "stranger");
        var refused = Appends.Reply(row, "out-1") with
        {
            ExpectedVersion = 9,
            MailIds = ["aa"],
            WishId = "wish",
            Intake = Appends.Claim("key"),
            Customer = Appends.Customer(row.Id, "stranger", "stranger@customer.example"),
        };
        refused = refused with { Row = refused.Row with { Tags = ["tagged"], Status = TicketStatus.Completed } };

        Assert.Equal(AppendResult.VersionConflict, (await Append(refused)).Result);

        Assert.Empty(await stores.Outbox.Due(Account, "mail", DateTimeOffset.MaxValue, true, 10, Cancellation));
        Assert.Empty(await stores.Journal.Threads(Account, ["aa"], Cancellation));
        Assert.Null(await stores.Customers.Read(customer, Some.Agent(Account), Cancellation));
        Assert.Null(await stores.Customers.Find(Account, CustomerIdentity.Email("stranger@customer.example"), Cancellation));
        // Its content, wish and message key are free as well.
        Assert.Equal(AppendResult.Appended, (await Append(refused with { ExpectedVersion = 2, Before = row })).Result);
    }

    [Fact]
    public async Task A_wish_that_comes_again_answers_the_first_event_of_the_first()
    {
        var row = await Opened();
        var wished = Appends.Then(row) with { WishId = "wish" };
        await Append(wished);
        var after = await Opened(Appends.Then(wished.Row));

        var answer = await Append(Appends.Then(after, next => next with { Subject = "again" }) with { WishId = "wish" });

        Assert.Equal((AppendResult.WishedBefore, 3L), (answer.Result, answer.Version));
        Assert.Equal(3L, await stores.Tickets.Wished(row.Id, "wish", Cancellation));
        Assert.Null(await stores.Tickets.Wished(row.Id, "another", Cancellation));
        Assert.Equal(4, (await stores.Tickets.Load(row.Id, Cancellation))!.Events.Length);
        Assert.Equal(AppendResult.Appended, (await Append(Appends.Open(NewTicket()) with { WishId = "wish" })).Result);
    }

    [Fact]
    public async Task Events_are_read_forth_and_back_with_their_texts()
    {
        var row = await Opened();

        for (var n = 0; n < 8; n++)
        {
            row = await Opened(n is 5 ? Appends.Reply(row, $"out-{n}") : Appends.Then(row));
        }

        Assert.Equal([10, 9, 8], await Versions(after: null, before: null, 3));
        Assert.Equal([7, 6, 5], await Versions(after: null, before: 8, 3));
        Assert.Equal([2, 1], await Versions(after: null, before: 3, 3));
        Assert.Equal([3, 4, 5], await Versions(after: 2, before: null, 3));
        Assert.Equal([9, 10], await Versions(after: 8, before: null, 30));
        Assert.Empty(await Versions(after: 10, before: null, 3));

        var reply = (await stores.Tickets.Read(row.Id, 7, null, 1, Cancellation))[0];
        Assert.IsType<ReplyWritten>(reply.Event);
        Assert.Equal(("확인해 볼게요.", "<p>확인해 볼게요.</p>", "결제"), (reply.Content!.Text, reply.Content.Html, reply.Content.Meta.Subject));
        Assert.Equal(["x@y.example"], reply.Content.Meta.References);
        Assert.Equal([new(2, 3, FoldKind.Quote)], reply.Content.Meta.Folds);
        Assert.Null((await stores.Tickets.Read(row.Id, 8, null, 1, Cancellation))[0].Content);

        async Task<IEnumerable<long>> Versions(long? after, long? before, int limit) =>
            (await stores.Tickets.Read(row.Id, after, before, limit, Cancellation)).Select(e => e.Version);
    }

    protected TicketId NewTicket() => new(Account, Interlocked.Increment(ref _lastNumber));

    protected Task<AppendAnswer> Append(TicketAppend append) => stores.Tickets.Append(append, Cancellation);

    protected async Task<TicketRow> Opened(TicketAppend? append = null)
    {
        append ??= Appends.Open(NewTicket());
        Assert.Equal(AppendResult.Appended, (await Append(append)).Result);
        return append.Row;
    }
}

public sealed class MemoryTicketStoreTests(StoresFixture fixture) : TicketStoreContract(fixture.Memory);

public sealed class SqliteTicketStoreTests(StoresFixture fixture) : TicketStoreContract(fixture.Sqlite);

public sealed class PostgreSqlTicketStoreTests(StoresFixture fixture) : TicketStoreContract(fixture.PostgreSql);
