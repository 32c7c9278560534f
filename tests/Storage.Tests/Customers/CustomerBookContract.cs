using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets.Following;

namespace Oqupie.Storage.Tests.Customers;

/// <summary>What is kept of customers, and what is refused.</summary>
public abstract class CustomerBookContract(Stores stores)
{
    private readonly SomeCustomers _some = new(stores, StoresFixture.NewAccount());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_is_read_as_they_were_written()
    {
        var wanted = _some.Nobody("ada", "Ada", "ada@numbers.example") with
        {
            Named = true,
            Rating = CustomerRating.Vvip,
            Tags = ["수학", "b"],
            Language = "en-GB",
            Blocked = true,
            Identities = [CustomerIdentity.Email("ada@numbers.example"), CustomerIdentity.External("Ada-1"), CustomerIdentity.Of("line", "U1")],
        };

        var made = await _some.Made(wanted);
        var info = (await stores.Customers.Read(wanted.Id, _some.Everybody, Cancellation))!;

        Assert.Equal(["수학", "b"], made.Tags);
        Assert.Equal(wanted.Identities, made.Identities);
        Assert.Equal(wanted with { Version = 1, Tags = made.Tags, Identities = made.Identities }, made);
        Assert.Equal(("Ada", "en-GB", true, 1), (info.Name, info.Language, info.Blocked, info.Version));
        Assert.Equal(["ada@numbers.example"], info.Emails);
        Assert.Equal(["Ada-1"], info.ExternalIds);
        Assert.Equal([new KnownBy("email", "ada@numbers.example", null), new("external", "Ada-1", null), new("line", "U1", null)], info.Identities);
        Assert.Equal(wanted.Id, (await stores.Customers.Find(wanted.Id.Account, CustomerIdentity.Of("line", "U1"), Cancellation))?.Id);
    }

    [Fact]
    public async Task A_change_is_of_the_version_that_was_read()
    {
        var first = await _some.Made(_some.Nobody("ada", "Ada"));

        Assert.Equal(CustomerWritten.Written, await _some.Changed(first, first with { Name = "Countess" }));
        Assert.Equal(CustomerWritten.MovedOn, await _some.Changed(first, first with { Name = "Late" }));
        Assert.Equal(("Countess", 2), (await stores.CustomerBook.Load(first.Id, Cancellation)) is { } now ? (now.Name, now.Version) : default);
    }

    [Fact]
    public async Task Whom_only_intake_knows_is_changed_as_anybody()
    {
        await _some.Wrote("haneul", "haneul@customer.example");
        var before = (await stores.CustomerBook.Load(_some.Id("haneul"), Cancellation))!;

        Assert.Equal(CustomerWritten.Written, await _some.Changed(before, before with { Name = "Sky" }));

        Assert.Equal("", await _some.Ids(new() { Text = "김하늘" }));
        Assert.Equal("haneul", await _some.Ids(new() { Text = "sky haneul@" }));
    }

    [Fact]
    public async Task Two_who_want_one_address_get_it_once_and_the_other_nothing()
    {
        var ada = await _some.Made(_some.Nobody("ada", "Ada"));
        var bob = await _some.Made(_some.Nobody("bob", "Bob"));
        CustomerIdentity[] wanted = [CustomerIdentity.Email("us@customer.example")];

        var answers = await Task.WhenAll(
            _some.Changed(ada, ada with { Name = "First", Identities = [.. wanted] }),
            _some.Changed(bob, bob with { Name = "First", Identities = [.. wanted] }));

        Assert.Equal([CustomerWritten.Written, CustomerWritten.Taken], answers.Order());
        Assert.Single(await _some.List(new() { Text = "first" }));
        Assert.Equal(
            CustomerWritten.Taken,
            await stores.CustomerBook.Write(
                new()
                {
                    After = _some.Nobody("eve", "Eve", "us@customer.example"),
                    Happened = new CustomerMade { At = SomeCustomers.Noon, ByKind = ActorKind.Member, By = "lee", Brand = "cook" },
                },
                Cancellation));
        Assert.Null(await stores.CustomerBook.Load(_some.Id("eve"), Cancellation));
    }

    [Fact]
    public async Task A_mail_that_comes_for_an_address_that_was_given_away_meanwhile_is_its_holders()
    {
        var ada = await _some.Made(_some.Nobody("ada", "Ada", "ada@numbers.example"));
        var append = Tickets.Appends.Open(new(_some.Everybody.Account, 1), row => row with { Customer = "hash", CustomerEmail = "ada@numbers.example" });

        var shard = DueShard.Of(ada.Id.Account, CustomerFollow.Of(_some.Id("hash"), SomeCustomers.Noon));

        await stores.Tickets.Append(
            append with { Customer = new(_some.Id("hash"), CustomerIdentity.Email("ada@numbers.example"), "Ada", SomeCustomers.Noon) }, Cancellation);

        Assert.Equal("ada", (await stores.Customers.Read(_some.Id("hash"), _some.Everybody, Cancellation))?.Id);
        Assert.Equal("ada", await _some.Ids(new()));
        var due = await stores.Due.Due(shard, DateTimeOffset.MaxValue, after: null, 1000, Cancellation);
        Assert.Contains(due, row => row.Account == ada.Id.Account && row.Key is "hash");
        Assert.Equal(ada.Id, (await stores.Customers.Find(ada.Id.Account, CustomerIdentity.Email("ada@numbers.example"), Cancellation))?.Id);
    }

    [Fact]
    public async Task Nobody_is_deleted_who_has_an_open_ticket()
    {
        await _some.Wrote("ada", "ada@numbers.example");
        var ada = (await stores.CustomerBook.Load(_some.Id("ada"), Cancellation))!;

        Assert.Equal(CustomerWritten.OpenTickets, await stores.CustomerBook.Remove(ada, Deleted, Cancellation));
        Assert.Equal("ada", await _some.Ids(new() { Text = "ada@" }));
    }

    [Fact]
    public async Task Whoever_was_deleted_is_gone_and_begins_anew_when_they_write_again()
    {
        await _some.Wrote("ada", "ada@numbers.example", status: TicketStatus.Completed);
        var ada = (await stores.CustomerBook.Load(_some.Id("ada"), Cancellation))!;
        await _some.Changed(ada, ada with { Name = "Countess", Tags = ["old"], Rating = CustomerRating.Vip });
        ada = (await stores.CustomerBook.Load(_some.Id("ada"), Cancellation))!;

        Assert.Equal(CustomerWritten.Written, await stores.CustomerBook.Remove(ada, Deleted, Cancellation));

        Assert.Equal("", await _some.Ids(new()));
        Assert.Null(await stores.Customers.Read(ada.Id, _some.Everybody, Cancellation));
        Assert.Null(await stores.Customers.Find(ada.Id.Account, CustomerIdentity.Email("ada@numbers.example"), Cancellation));
        Assert.False(await stores.Customers.IsGiven(ada.Id, Cancellation));
        Assert.Equal(CustomerWritten.MovedOn, await _some.Changed(ada, ada with { Name = "Ghost" }));

        await _some.Wrote("ada", "ada@numbers.example", "race", day: 3, name: "Ada");

        var again = (await stores.Customers.Read(ada.Id, _some.Everybody, Cancellation))!;
        Assert.Equal(("Ada", CustomerRating.General, SomeCustomers.Noon.AddDays(3)), (again.Name, again.Rating, again.CreatedAt));
        Assert.Empty(again.Tags);
        Assert.Equal(["race"], again.Brands);
        var began = (await stores.Customers.Timeline(ada.Id, _some.Serving("race"), cursor: null, 10, Cancellation))!.Items;
        Assert.Equal([CustomerTimelineKind.Ticket, CustomerTimelineKind.Made], began.Select(item => item.Kind).Order().Reverse());
        var next = (await stores.CustomerBook.Load(ada.Id, Cancellation))!;
        Assert.Equal(CustomerWritten.Written, await _some.Changed(next, next with { Name = "Ada L." }));
    }

    [Fact]
    public async Task Memos_come_newest_first_in_pages_and_one_that_is_deleted_is_gone()
    {
        var ada = await _some.Made(_some.Nobody("ada", "Ada"));

        for (var i = 0; i < 3; i++)
        {
            var memo = new CustomerMemo { Id = $"memo{i}", Body = $"<p>{i}</p>", At = SomeCustomers.Noon.AddMinutes(i), By = "lee" };
            var written = new CustomerMemoWritten { At = memo.At, ByKind = ActorKind.Member, By = "lee", Memo = memo.Id };
            await stores.CustomerBook.Write(new() { Before = ada, After = ada, Memo = memo, Happened = written }, Cancellation);
            ada = (await stores.CustomerBook.Load(ada.Id, Cancellation))!;
        }

        var removed = new CustomerMemoRemoved { At = SomeCustomers.Noon.AddHours(1), ByKind = ActorKind.Member, By = "lee", Memo = "memo1" };
        await stores.CustomerBook.Write(new() { Before = ada, After = ada, MemoRemoved = "memo1", Happened = removed }, Cancellation);

        var first = (await stores.Customers.Memos(ada.Id, cursor: null, 1, Cancellation))!;
        var second = (await stores.Customers.Memos(ada.Id, first.Next, 1, Cancellation))!;
        Assert.Equal(("memo2", "memo0", null), (first.Items.Single().Id, second.Items.Single().Id, second.Next));
        Assert.Null(await stores.CustomerBook.Memo(ada.Id, "memo1", Cancellation));
        Assert.Null(await stores.CustomerBook.Memo(_some.Id("bob"), "memo0", Cancellation));
    }

    [Fact]
    public async Task A_timeline_has_all_that_happened_once_with_the_tickets_one_sees()
    {
        var ada = await _some.Made(_some.Nobody("ada", "Ada", "ada@numbers.example"));
        var mine = await _some.Wrote("ada", "ada@numbers.example", day: 1);
        await _some.Wrote("ada", "ada@numbers.example", "race", day: 2);
        await _some.Changed(ada, ada with { Tags = ["a"] });
        var (seen, cursor) = (new List<CustomerTimelineItem>(), (string?)null);

        do
        {
            var page = (await stores.Customers.Timeline(ada.Id, _some.Serving("cook"), cursor, 1, Cancellation))!;
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal([CustomerTimelineKind.Ticket, CustomerTimelineKind.Changed, CustomerTimelineKind.Made], seen.Select(item => item.Kind));
        Assert.Equal($"t{mine}", seen[0].Id);
        Assert.Equal(("lee", "name"), (seen[1].By, seen[1].Values["fields"]));
    }

    private static CustomerDeleted Deleted => new() { At = SomeCustomers.Noon.AddHours(2), ByKind = ActorKind.Member, By = "lee" };
}

public sealed class MemoryCustomerBookTests(StoresFixture fixture) : CustomerBookContract(fixture.Memory);

public sealed class SqliteCustomerBookTests(StoresFixture fixture) : CustomerBookContract(fixture.Sqlite);

public sealed class PostgreSqlCustomerBookTests(StoresFixture fixture) : CustomerBookContract(fixture.PostgreSql);
