using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>Lists and counts, held against the store in memory, which looks at everything: both are asked the same, at random.</summary>
public abstract class TicketListContract(Stores stores)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Whatever_is_asked_is_answered_as_by_looking_at_everything(int seed)
    {
        var truth = Stores.InMemory();
        var some = new RandomTickets(Account, seed);
        await some.Fill(200, [stores, truth], Cancellation);

        for (var n = 0; n < 250; n++)
        {
            var (asker, query) = (some.Asker(), some.Query());
            var expected = await Walk(truth.Lists, asker, query);
            var actual = await Walk(stores.Lists, asker, query);
            Assert.True(
                expected.SequenceEqual(actual),
                $"seed {seed}, query {n}: {asker.Scope} {query}: {string.Join(' ', expected)} / {string.Join(' ', actual)}");
            Assert.Equal(expected, await Walk(stores.ListsOfMany, asker, query));
            Assert.Equal(Math.Min(expected.Count, 30), await stores.Lists.Count(asker, query, 30, Cancellation));
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task Counts_are_exact_after_each_commit(int seed)
    {
        var truth = Stores.InMemory();
        var some = new RandomTickets(Account, seed);
        await some.Fill(60, [stores, truth], Cancellation);

        for (var n = 0; n < 60; n++)
        {
            await some.Change([stores, truth], Cancellation);
            await (n % 7 is 0 ? stores.Lists.FoldCounts(Account, Cancellation) : Task.CompletedTask);
            var (asker, brand) = (some.Asker(), some.Brand());
            Assert.Equal(await truth.Lists.Counts(asker, brand, Cancellation), await stores.Lists.Counts(asker, brand, Cancellation));
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task Whole_brands_are_counted_by_assignment_exactly_and_without_what_is_empty(int seed)
    {
        var truth = Stores.InMemory();
        var some = new RandomTickets(Account, seed);
        await some.Fill(60, [stores, truth], Cancellation);

        for (var n = 0; n < 40; n++)
        {
            await some.Change([stores, truth], Cancellation);
            await (n % 7 is 0 ? stores.Lists.FoldCounts(Account, Cancellation) : Task.CompletedTask);
            ImmutableArray<string> brands = [.. new[] { some.Brand(), some.Brand() }.OfType<string>().Distinct(StringComparer.Ordinal)];
            Assert.Equal(await Tallied(truth.Lists, brands), await Tallied(stores.Lists, brands));
        }

        Assert.Empty(await stores.Lists.Tally(new AccountId("another"), ["b1"], Cancellation));
    }

    [Fact]
    public async Task Counts_are_folded_by_many_at_once_without_a_loss()
    {
        var some = new RandomTickets(Account, 9);
        var all = RandomTickets.Everything(Account);
        var filling = some.Fill(300, [stores], Cancellation);

        while (!filling.IsCompleted)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stores.Lists.FoldCounts(Account, Cancellation)));
        }

        await filling;
        var counts = await stores.Lists.Counts(all, null, Cancellation);
        var truth = await Walk(stores.Lists, all, new() { Statuses = [TicketStatus.New, TicketStatus.InProgress, TicketStatus.OnHold], Limit = 200 });
        Assert.Equal(truth.Count, counts.All);
    }

    [Fact]
    public async Task A_page_neither_skips_nor_repeats_what_stays_while_others_change()
    {
        var some = new RandomTickets(Account, 4);
        var everything = RandomTickets.Everything(Account);
        var query = new TicketQuery { Limit = 7 };
        await some.Fill(80, [stores], Cancellation);
        var before = (await Walk(stores.Lists, everything, query)).ToHashSet();
        var seen = new List<long>();
        TicketListPart? part = new TicketListPart();

        while (part is { } rest)
        {
            var page = await stores.Lists.Page(everything, query, rest, Cancellation);
            seen.AddRange(page.Rows.Select(row => row.Id.Number));
            part = Behind(page, query.Sort);
            await some.Change([stores], Cancellation);
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Subset(seen.Concat(some.Changed).ToHashSet(), before);
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task What_changed_since_and_had_been_made_by_a_time_is_read_alone(int seed)
    {
        var truth = Stores.InMemory();
        var some = new RandomTickets(Account, seed);
        await some.Fill(100, [stores, truth], Cancellation);
        var part = new TicketListPart { ChangedSince = Appends.Monday.AddHours(14), MadeBy = Appends.Monday.AddHours(5) };

        for (var n = 0; n < 60; n++)
        {
            var (asker, query) = (some.Asker(), some.Query());
            var expected = await truth.Lists.Page(asker, query, part, Cancellation);
            var actual = await stores.Lists.Page(asker, query, part, Cancellation);
            Assert.Equal(expected.Rows.Select(row => row.Id), actual.Rows.Select(row => row.Id));
            Assert.Equal(expected.More, actual.More);
        }
    }

    [Fact]
    public async Task What_somebody_typed_is_never_part_of_the_query()
    {
        await new RandomTickets(Account, 6).Fill(5, [stores], Cancellation);
        const string Bobby = "'; DROP TABLE ticket; --";
        var asker = RandomTickets.Everything(Account) with { Id = Bobby, Groups = [Bobby], Brands = [Bobby], Scope = TicketScope.Groups };

        var page = await stores.Lists.Page(
            asker, new() { Brand = Bobby, Assignee = Bobby, Channel = Bobby, Customer = Bobby, Tag = Bobby, Text = Bobby }, default, Cancellation);

        Assert.Empty(page.Rows);
        Assert.Equal(0, (await stores.Lists.Counts(asker, Bobby, Cancellation)).All);
    }

    private async Task<IEnumerable<string>> Tallied(ITicketLists lists, ImmutableArray<string> brands) =>
        (await lists.Tally(Account, brands, Cancellation)).Select(tally => tally.ToString()).Order(StringComparer.Ordinal);

    private static async Task<List<long>> Walk(ITicketLists lists, Actor asker, TicketQuery query)
    {
        var numbers = new List<long>();
        TicketListPart? part = new TicketListPart();

        while (part is { } rest)
        {
            var page = await lists.Page(asker, query, rest, Cancellation);
            numbers.AddRange(page.Rows.Select(row => row.Id.Number));
            part = Behind(page, query.Sort);
        }

        return numbers;
    }

    private static TicketListPart? Behind(TicketListPage page, TicketSort sort) =>
        page.More ? new() { After = TicketPlace.Of(page.Rows[^1], sort) } : null;
}

public sealed class SqliteTicketListTests(StoresFixture fixture) : TicketListContract(fixture.Sqlite);

public sealed class PostgreSqlTicketListTests(StoresFixture fixture) : TicketListContract(fixture.PostgreSql);
