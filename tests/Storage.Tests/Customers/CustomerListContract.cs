using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;

namespace Oqupie.Storage.Tests.Customers;

/// <summary>Who is in a list, in which order, and for whom.</summary>
public abstract class CustomerListContract(Stores stores)
{
    private readonly SomeCustomers _some = new(stores, StoresFixture.NewAccount());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("김", "kim")]
    [InlineData("김하늘", "kim")]
    [InlineData("하늘", "")]
    [InlineData("さと", "sato")]
    [InlineData("ada", "ada")]
    [InlineData("LOVE", "ada")]
    [InlineData("ada love", "ada")]
    [InlineData("love byron", "ada")]
    [InlineData("ada kim", "")]
    [InlineData("ada@num", "ada")]
    [InlineData("ADA@NUMBERS.EXAMPLE", "ada")]
    [InlineData("numbers.example", "")]
    [InlineData("customer-4", "kim")]
    [InlineData("ａｄａ", "ada")]
    [InlineData("ad%", "")]
    [InlineData("_da", "")]
    [InlineData("\0", "")]
    [InlineData("'; DROP TABLE customer", "")]
    public async Task Words_find_by_how_those_of_a_name_an_address_or_an_id_begin(string words, string found)
    {
        await _some.Made(_some.Nobody("kim", "김하늘") with { Identities = [CustomerIdentity.External("Customer-42")] });
        await _some.Made(_some.Nobody("sato", "ｻﾄｳ さとう"));
        await _some.Made(_some.Nobody("ada", "Ada Lovelace-Byron", "ada@numbers.example"));

        Assert.Equal(found, await _some.Ids(new() { Text = words }));
    }

    [Fact]
    public async Task Whoever_wrote_is_found_by_what_they_call_themselves_and_by_their_address()
    {
        await _some.Wrote("haneul", "haneul@customer.example");

        Assert.Equal("haneul", await _some.Ids(new() { Text = "김하" }));
        Assert.Equal("haneul", await _some.Ids(new() { Text = "haneul@cus" }));
    }

    [Fact]
    public async Task What_somebody_was_called_before_finds_them_no_more()
    {
        var before = await _some.Made(_some.Nobody("ada", "Ada Byron", "ada@numbers.example"));
        var after = before with { Name = "Ada Lovelace", Identities = [CustomerIdentity.Email("countess@numbers.example")], Tags = ["수학"] };

        Assert.Equal(CustomerWritten.Written, await _some.Changed(before, after));

        Assert.Equal("", await _some.Ids(new() { Text = "byron" }));
        Assert.Equal("", await _some.Ids(new() { Text = "ada@" }));
        Assert.Equal("ada", await _some.Ids(new() { Text = "love countess", Tag = "수학" }));
    }

    [Fact]
    public async Task A_list_is_narrowed_by_each_of_what_is_asked()
    {
        await _some.Made(_some.Nobody("a", "A") with { Rating = CustomerRating.Vip, Tags = ["gold", "old"] });
        await _some.Made(_some.Nobody("b", "B") with { Blocked = true, Tags = ["gold"] });
        await _some.Made(_some.Nobody("c", "C"), "race");
        await _some.Wrote("d", "d@customer.example", "race", name: "D");

        Assert.Equal("a", await _some.Ids(new() { Rating = CustomerRating.Vip }));
        Assert.Equal("b,c,d", await _some.Ids(new() { Rating = CustomerRating.General, Sort = CustomerSort.Name }));
        Assert.Equal("a,b", await _some.Ids(new() { Tag = "gold", Sort = CustomerSort.Name }));
        Assert.Equal("", await _some.Ids(new() { Tag = "gol" }));
        Assert.Equal("b", await _some.Ids(new() { Blocked = true }));
        Assert.Equal("a", await _some.Ids(new() { Blocked = false, Tag = "gold" }));
        Assert.Equal("c,d", await _some.Ids(new() { Brand = "race", Sort = CustomerSort.Name }));
        Assert.Equal("d", await _some.Ids(new() { Channel = "email" }));
        Assert.Equal("", await _some.Ids(new() { Channel = "email", Brand = "cook" }));
    }

    [Fact]
    public async Task A_list_has_nobody_of_brands_one_does_not_serve()
    {
        await _some.Made(_some.Nobody("made", "Made"), "race");
        await _some.Wrote("wrote", "wrote@customer.example", "race", name: "Wrote");
        await _some.Wrote("both", "both@customer.example", "race", day: 5, name: "Both");
        await _some.Wrote("both", "both@customer.example", "cook", name: "Both");
        await _some.Wrote("mine", "mine@customer.example", "cook", day: 1, name: "Mine");
        var asker = _some.Serving("cook");

        foreach (var sort in Enum.GetValues<CustomerSort>())
        {
            Assert.Equal("both,mine", string.Join(',', (await _some.List(new() { Sort = sort }, asker)).Select(one => one.Id).Order(StringComparer.Ordinal)));
        }

        Assert.Equal("mine,both", await _some.Ids(new() { Sort = CustomerSort.LastTicket }, asker));
        Assert.Equal("both,mine,wrote,made", await _some.Ids(new() { Sort = CustomerSort.LastTicket }));
        Assert.Empty(await _some.List(new() { Brand = "race" }, asker));
        Assert.Empty(await _some.List(new() { Text = "wrote" }, asker));
        Assert.Empty(await _some.List(new(), _some.Serving()));
        var both = (await _some.List(new() { Text = "both" }, asker)).Single();
        Assert.Equal((1, "cook", SomeCustomers.Noon), (both.Tickets.All, Assert.Single(both.Brands), both.LastTicketAt));
    }

    [Theory]
    [InlineData(CustomerSort.Newest, "e,d,c,b,a")]
    [InlineData(CustomerSort.Name, "e,d,c,b,a")]
    [InlineData(CustomerSort.LastTicket, "a,e,d,c,b")]
    public async Task Pages_have_everybody_once_in_order(CustomerSort sort, string order)
    {
        foreach (var (i, id) in new[] { "a", "b", "c", "d", "e" }.Index())
        {
            await _some.Wrote(id, $"{id}@customer.example", day: i, name: $"{(char)('z' - i)}");
            await _some.Wrote(id, $"{id}@customer.example", "race", day: i);
        }

        await _some.Wrote("a", "a@customer.example", day: 9);
        var (seen, cursor) = (new List<string>(), (string?)null);

        do
        {
            var query = new CustomerQuery { Sort = sort, Cursor = cursor, Limit = 2 };
            var page = (await stores.Customers.List(_some.Everybody.Account, query, _some.Everybody, Cancellation))!;
            seen.AddRange(page.Items.Select(one => one.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(order, string.Join(',', seen));
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_none()
    {
        await _some.Made(_some.Nobody("a", "A"));
        await _some.Made(_some.Nobody("b", "B"));
        var account = _some.Everybody.Account;
        var next = (await stores.Customers.List(account, new() { Sort = CustomerSort.Name, Limit = 1 }, _some.Everybody, Cancellation))!.Next;

        Assert.NotNull(next);
        Assert.Null(await stores.Customers.List(account, new() { Cursor = next }, _some.Everybody, Cancellation));
        Assert.Null(await stores.Customers.List(account, new() { Cursor = "%00" }, _some.Everybody, Cancellation));
        Assert.Null(await stores.Customers.Memos(_some.Id("a"), next, 10, Cancellation));
        Assert.Null(await stores.Customers.Timeline(_some.Id("a"), _some.Everybody, next, 10, Cancellation));
    }

    [Fact]
    public async Task Tickets_are_counted_that_the_asker_sees()
    {
        await _some.Wrote("a", "a@customer.example");
        await _some.Wrote("a", "a@customer.example", status: TicketStatus.Completed);
        await _some.Wrote("a", "a@customer.example", "race");
        var own = _some.Serving("cook") with { Scope = Oqupie.Contracts.Members.TicketScope.Own };

        Assert.Equal(new CustomerTickets(2, 3), (await stores.Customers.Read(_some.Id("a"), _some.Everybody, Cancellation))!.Tickets);
        Assert.Equal(new CustomerTickets(1, 2), (await stores.Customers.Read(_some.Id("a"), _some.Serving("cook"), Cancellation))!.Tickets);
        Assert.Equal(new CustomerTickets(0, 0), (await stores.Customers.Read(_some.Id("a"), own, Cancellation))!.Tickets);
    }
}

public sealed class MemoryCustomerListTests(StoresFixture fixture) : CustomerListContract(fixture.Memory);

public sealed class SqliteCustomerListTests(StoresFixture fixture) : CustomerListContract(fixture.Sqlite);

public sealed class PostgreSqlCustomerListTests(StoresFixture fixture) : CustomerListContract(fixture.PostgreSql);
