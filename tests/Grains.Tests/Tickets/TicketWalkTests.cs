using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets;

/// <summary>Who walks through a list by cursor sees each ticket once, whatever happens to it meanwhile.</summary>
public sealed class TicketWalkTests(TestSilo silo)
{
    private const int Tickets = 60;
    private readonly AccountId _account = new($"walk-{Guid.NewGuid():n}");
    private readonly Dictionary<long, TicketRow> _rows = [];

    public static TheoryData<TicketSort, int> Walks
    {
        get
        {
            var data = new TheoryData<TicketSort, int>();

            foreach (var sort in Enum.GetValues<TicketSort>())
            {
                foreach (var seed in new[] { 1, 2, 3 })
                {
                    data.Add(sort, seed);
                }
            }

            return data;
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task A_walk_shows_each_ticket_once_while_they_change(TicketSort sort, int seed)
    {
        var random = new Random(seed);
        await Fill(random);
        var query = new TicketQuery { Sort = sort, Limit = 7 };
        var seen = new List<long>();

        do
        {
            var page = await Page(query);
            seen.AddRange(page.Items.Select(item => item.Id));
            query = query with { Cursor = page.Next };

            for (var n = 0; n < 4; n++)
            {
                await Change(_rows[random.Next(Tickets) + 1], row => row with { Importance = (Importance)random.Next(1, 5) });
            }
        }
        while (query.Cursor is not null);

        Assert.Equal(Enumerable.Range(1, Tickets).Select(n => (long)n), seen.Order());
    }

    [Theory, InlineData(TicketSort.UpdatedAscending), InlineData(TicketSort.UpdatedDescending), InlineData(TicketSort.ImportanceDescending)]
    public async Task A_page_that_is_asked_for_again_shows_the_same(TicketSort sort)
    {
        await Fill(new(4));
        var first = await Page(new() { Sort = sort, Limit = 9 });
        var again = new TicketQuery { Sort = sort, Limit = 9, Cursor = first.Next };

        var once = await Page(again);

        Assert.Equal(9, once.Items.Length);
        Assert.Equal(once.Items.Select(item => item.Id), (await Page(again)).Items.Select(item => item.Id));
    }

    [Fact]
    public async Task A_walk_from_the_oldest_change_does_not_follow_tickets_that_are_made_meanwhile()
    {
        await Fill(new(5));
        var query = new TicketQuery { Sort = TicketSort.UpdatedAscending, Limit = 20 };
        var seen = new List<long>();
        var next = Tickets;

        do
        {
            var page = await Page(query);
            seen.AddRange(page.Items.Select(item => item.Id));
            query = query with { Cursor = page.Next };
            await Open(++next, silo.Clock.GetUtcNow().AddMinutes(next), Importance.Medium);
        }
        while (query.Cursor is not null);

        Assert.Equal(Enumerable.Range(1, Tickets).Select(n => (long)n), seen.Order());
    }

    [Fact]
    public async Task Whose_walk_was_forgotten_is_shown_what_changed_rather_than_nothing()
    {
        await Fill(new(6));
        var first = await Page(new() { Limit = 50 });
        Assert.True(TicketCursor.TryParse(first.Next!, TicketSort.UpdatedDescending, out var cursor));
        var forgotten = cursor with { Walk = Guid.NewGuid(), Shown = [], Page = 2 };
        await Change(_rows[first.Items[0].Id], row => row);

        var page = await Page(new() { Limit = 50, Cursor = forgotten.ToString() });

        Assert.Equal(11, page.Items.Length);
        Assert.Equal(first.Items[0].Id, page.Items[^1].Id);
    }

    [Theory, InlineData(""), InlineData("nonsense"), InlineData("4.1.1"), InlineData("Mi4wLjEuMQ"), InlineData("AQ")]
    public async Task A_cursor_that_is_not_ours_is_refused(string cursor) =>
        Assert.False((await Lists.Page(Asker, new() { Cursor = cursor }, Cancellation)).Succeeded(out _, out _));

    [Fact]
    public async Task A_cursor_belongs_to_its_sort_and_is_whole()
    {
        await Fill(new(7));
        var cursor = (await Page(new() { Limit = 3 })).Next!;

        Assert.False((await Lists.Page(Asker, new() { Cursor = cursor, Sort = TicketSort.CreatedDescending }, Cancellation)).Succeeded(out _, out _));

        for (var length = 0; length < cursor.Length; length++)
        {
            Assert.False(TicketCursor.TryParse(cursor[..length], TicketSort.UpdatedDescending, out _), $"{length} characters of it");
        }
    }

    [Fact]
    public void A_cursor_of_the_longest_page_is_read_as_it_was_written()
    {
        var cursor = new TicketCursor
        {
            Sort = TicketSort.ImportanceDescending,
            Walk = Guid.NewGuid(),
            Began = 1_800_000_000_000_000,
            Page = 3,
            Late = true,
            After = new(4, 1_800_000_000_000_001, long.MaxValue),
            Shown = [.. Enumerable.Range(0, 200).Select(n => (n * 40_000_000_000_000_000L) + 1)],
        };

        Assert.True(TicketCursor.TryParse(cursor.ToString(), cursor.Sort, out var read));
        Assert.Equal(cursor.Shown, read.Shown);
        Assert.Equal(cursor with { Shown = [] }, read with { Shown = [] });
    }

    private ITicketListsGrain Lists => silo.Client.GetGrain<ITicketListsGrain>(_account.Value);

    private Actor Asker => Some.Agent(_account) with { Scope = TicketScope.All };

    private async Task<TicketPage> Page(TicketQuery query) => Answered(await Lists.Page(Asker, query, Cancellation));

    private static TicketPage Answered(Contracts.Outcome<TicketPage> outcome)
    {
        Assert.True(outcome.Succeeded(out var page, out var refusal), refusal?.Reason);
        return page;
    }

    private async Task Fill(Random random)
    {
        for (var n = 1; n <= Tickets; n++)
        {
            await Open(n, silo.Clock.GetUtcNow().AddDays(-30).AddMinutes(random.Next(100)), (Importance)random.Next(1, 5));
        }
    }

    private async Task Open(long number, DateTimeOffset at, Importance importance)
    {
        var row = new TicketRow
        {
            Id = new(_account, number),
            Version = 1,
            Brand = "cook",
            ChannelKind = "email",
            Importance = importance,
            Subject = "결제",
            Customer = "haneul",
            CreatedAt = at,
            UpdatedAt = at,
            LastMessageAt = at,
        };
        await Append(row, before: null, new TicketOpened
        {
            At = at,
            ByKind = ActorKind.Customer,
            By = row.Customer,
            Brand = row.Brand,
            ChannelKind = row.ChannelKind,
            Customer = row.Customer,
        });
    }

    private async Task Change(TicketRow before, Func<TicketRow, TicketRow> change)
    {
        var at = silo.Clock.GetUtcNow();
        await Append(
            change(before) with { Version = before.Version + 1, UpdatedAt = at },
            before,
            new StatusChanged { At = at, ByKind = ActorKind.Member, By = "lee", From = before.Status, To = TicketStatus.InProgress });
    }

    private async Task Append(TicketRow row, TicketRow? before, TicketEvent happened)
    {
        var answer = await silo.Stores.Tickets.Append(
            new() { Ticket = row.Id, ExpectedVersion = row.Version - 1, Events = [happened], Row = row, Before = before }, Cancellation);
        Assert.Equal(AppendResult.Appended, answer.Result);
        _rows[row.Id.Number] = row;
    }
}
