using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Views;
using Oqupie.Grains.Views;

namespace Oqupie.Storage.Tests.Views;

/// <summary>Who finds which view, and how many there may be.</summary>
public abstract class SavedViewContract(Stores stores)
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly ViewLimits Many = new(100, 100);
    private static readonly ViewSight Lee = new("lee", Brands: null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private ISavedViewStore Store => stores.Views;

    [Fact]
    public async Task What_was_kept_is_read_as_it_was()
    {
        var tickets = new TicketQuery
        {
            Box = BoxName.Groups,
            Brand = "cook",
            Statuses = [TicketStatus.New, TicketStatus.OnHold],
            Importances = [Importance.Urgent],
            Assignee = ViewQuery.Me,
            Channel = "mail",
            Tag = "환불",
            Customer = "c1",
            Text = "#1042\0",
            From = Noon.AddTicks(10),
            To = Noon.AddDays(1),
            Sort = TicketSort.ImportanceDescending,
            Types = ["refund", "none"],
            Stars = [1, 2],
            Ratings = [CustomerRating.Vip, CustomerRating.Malicious],
        };
        var kept = await Added(View("긴급 환불") with { Shared = true, Query = new(tickets, "7d"), Version = 3 });

        var read = (await Store.Read(Account, Lee, kept.Id, Cancellation))!;

        Assert.Equal(tickets.Statuses, read.Query.Tickets.Statuses);
        Assert.Equal(tickets.Importances, read.Query.Tickets.Importances);
        Assert.Equal(tickets.Types, read.Query.Tickets.Types);
        Assert.Equal(tickets.Stars, read.Query.Tickets.Stars);
        Assert.Equal(tickets.Ratings, read.Query.Tickets.Ratings);
        Assert.Equal(
            kept with { Query = kept.Query with { Tickets = WithoutLists(tickets) } },
            read with { Query = read.Query with { Tickets = WithoutLists(read.Query.Tickets) } });
        Assert.Null(await Store.Read(StoresFixture.NewAccount(), Lee, kept.Id, Cancellation));
    }

    [Fact]
    public async Task A_private_one_is_its_makers_and_a_shared_one_theirs_who_serve_its_brand()
    {
        await Added(View("b mine"));
        var kims = await Added(View("kim's") with { Owner = "kim" });
        await Added(View("A all") with { Owner = "kim", Shared = true });
        var race = await Added(View("c race") with { Owner = "kim", Shared = true, Query = Of("race") });
        await Added(View("d mine of race") with { Query = Of("race") });

        Assert.Equal(["A all", "b mine", "c race", "d mine of race"], await Names(Lee));
        Assert.Equal(["A all", "b mine"], await Names(new("lee", ["cook"])));
        Assert.Equal(["A all", "b mine"], await Names(new("lee", [])));
        Assert.Null(await Store.Read(Account, Lee, kims.Id, Cancellation));
        Assert.Null(await Store.Read(Account, new("lee", ["cook"]), race.Id, Cancellation));
    }

    [Fact]
    public async Task A_change_is_of_the_version_that_was_read()
    {
        var first = await Added(View("a"));
        var second = first with { Name = "b", Query = Of("cook"), Version = 2 };

        Assert.Equal(ViewChanged.Changed, await Store.Change(Account, second, before: 1, Many, Cancellation));
        Assert.Equal(ViewChanged.MovedOn, await Store.Change(Account, first with { Name = "c", Version = 2 }, before: 1, Many, Cancellation));
        Assert.Equal(ViewChanged.MovedOn, await Store.Change(Account, View("none") with { Version = 2 }, before: 1, Many, Cancellation));
        Assert.Equal(["b"], await Names(Lee));
        Assert.Empty(await Names(new("lee", [])));
    }

    [Fact]
    public async Task No_more_are_kept_than_a_member_may_have_and_an_account_may_share()
    {
        var limits = new ViewLimits(OfOwner: 2, Shared: 1);
        var shared = await Added(View("a") with { Shared = true });
        var own = await Added(View("b"));
        var kims = await Added(View("c") with { Owner = "kim" });

        Assert.False(await Store.Add(Account, View("d"), limits, Cancellation));
        Assert.False(await Store.Add(Account, View("d") with { Owner = "ann", Shared = true }, limits, Cancellation));
        Assert.Equal(ViewChanged.TooMany, await Store.Change(Account, kims with { Shared = true, Version = 2 }, before: 1, limits, Cancellation));
        Assert.Equal(ViewChanged.Changed, await Store.Change(Account, shared with { Name = "aa", Version = 2 }, before: 1, limits, Cancellation));

        await Store.Delete(Account, own.Id, Cancellation);

        Assert.True(await Store.Add(Account, View("e"), limits, Cancellation));
        Assert.Equal(["aa", "e"], await Names(Lee));
    }

    private static SavedView View(string name) =>
        new() { Id = LocalKey.New(), Name = name, Query = new(new(), Period: null), Owner = "lee", UpdatedAt = Noon, Version = 1 };

    private static TicketQuery WithoutLists(TicketQuery query) => query with { Statuses = [], Importances = [], Types = [], Stars = [], Ratings = [] };

    private static ViewQuery Of(string brand) => new(new() { Brand = brand }, Period: null);

    private async Task<SavedView> Added(SavedView view)
    {
        Assert.True(await Store.Add(Account, view, Many, Cancellation));
        return view;
    }

    private async Task<string[]> Names(ViewSight sight) => [.. (await Store.List(Account, sight, Cancellation)).Select(view => view.Name)];
}

public sealed class MemorySavedViewTests(StoresFixture fixture) : SavedViewContract(fixture.Memory);

public sealed class SqliteSavedViewTests(StoresFixture fixture) : SavedViewContract(fixture.Sqlite);

public sealed class PostgreSqlSavedViewTests(StoresFixture fixture) : SavedViewContract(fixture.PostgreSql);
