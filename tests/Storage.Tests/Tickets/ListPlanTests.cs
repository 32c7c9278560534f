using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Sqlite;
using Oqupie.Storage.Tickets;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>Every page goes along an index, whatever is asked: no plan scans the tickets, and none of the common ones sorts more than it shows.</summary>
public sealed class ListPlanTests(StoresFixture fixture, ManyTickets many) : IClassFixture<ManyTickets>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<BoxName, TicketSort, TicketScope> Common
    {
        get
        {
            var data = new TheoryData<BoxName, TicketSort, TicketScope>();

            foreach (var box in Enum.GetValues<BoxName>())
            {
                foreach (var scope in Enum.GetValues<TicketScope>())
                {
                    data.Add(box, TicketSort.UpdatedDescending, scope);
                    data.Add(box, TicketSort.UpdatedAscending, scope);
                }

                data.Add(box, TicketSort.CreatedDescending, TicketScope.All);
                data.Add(box, TicketSort.ImportanceDescending, TicketScope.All);
            }

            return data;
        }
    }

    public static TheoryData<string> Filtered =>
    [
        "brand", "status", "assignee", "none", "tag", "customer", "number", "email", "channel", "closed channel", "importance", "stars", "rating",
        "day", "period",
    ];

    [Theory]
    [MemberData(nameof(Common))]
    public async Task SQLite_goes_along_an_index(BoxName box, TicketSort sort, TicketScope scope)
    {
        var plan = await Explain(fixture.Sqlite.Source!, Asker(scope), new() { Box = box, Sort = sort });

        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN ticket", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.StartsWith("SEARCH ticket USING INDEX", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Common))]
    public async Task PostgreSQL_goes_along_an_index(BoxName box, TicketSort sort, TicketScope scope)
    {
        var plan = await Explain(many.Source, Asker(scope), new() { Box = box, Sort = sort });

        Assert.DoesNotContain(plan, step => step.Contains("Seq Scan on ticket", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.Contains(" using ticket_", StringComparison.Ordinal) || step.Contains(" on ticket_", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Filtered))]
    public async Task A_filter_goes_along_an_index_too(string filter)
    {
        var query = filter switch
        {
            "brand" => new TicketQuery { Brand = "b1" },
            "status" => new() { Statuses = [TicketStatus.New, TicketStatus.OnHold] },
            "assignee" => new() { Assignee = "m1" },
            "none" => new() { Assignee = "none" },
            "tag" => new() { Tag = "t1" },
            "customer" => new() { Customer = "c1" },
            "number" => new() { Text = "17" },
            "channel" => new() { Channel = "mail" },
            "closed channel" => new() { Channel = "closed" },
            "importance" => new() { Importances = [Importance.High, Importance.Urgent] },
            "stars" => new() { Stars = [1, 2] },
            "rating" => new() { Ratings = [CustomerRating.Vip, CustomerRating.Malicious] },
            "day" => new() { From = Made(1000), To = Made(1500) },
            "period" => new() { From = Made(1000), To = Made(30_000) },
            _ => new() { Text = "e17" },
        };

        foreach (var sort in Enum.GetValues<TicketSort>())
        {
            Assert.DoesNotContain(
                await Explain(fixture.Sqlite.Source!, Asker(TicketScope.All), query with { Sort = sort }),
                step => step.StartsWith("SCAN ticket", StringComparison.Ordinal));
            Assert.DoesNotContain(
                await Explain(many.Source, Asker(TicketScope.All), query with { Sort = sort }),
                step => step.Contains("Seq Scan on ticket", StringComparison.Ordinal));
        }
    }

    [Theory, InlineData("channel"), InlineData("open"), InlineData("stars"), InlineData("rating"), InlineData("month")]
    public async Task What_many_tickets_are_is_read_in_the_order_of_the_list(string what)
    {
        var query = what switch
        {
            "channel" => new TicketQuery { Channel = "mail" },
            "open" => new() { Statuses = [TicketStatus.New] },
            "stars" => new() { Stars = [1] },
            "rating" => new() { Ratings = [CustomerRating.Vip] },
            _ => new() { From = Made(0) },
        };

        foreach (var sort in Enum.GetValues<TicketSort>())
        {
            // By importance the tickets of a channel are found along all that are so important.
            var plan = await Explain(fixture.Sqlite.Source!, Asker(TicketScope.All), query with { Sort = sort }, many: true);
            Assert.InRange(plan.Count(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal)), 0, 1);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Stars_and_ratings_are_found_by_indexes_of_their_own(bool many)
    {
        var stars = await Plan(new() { Stars = [1, 2] });
        var rated = await Plan(new() { Ratings = [CustomerRating.Vip, CustomerRating.Vvip] });
        var usual = await Plan(new() { Ratings = [CustomerRating.General, CustomerRating.Vip] });

        Assert.Contains(stars, step => step.Contains("USING INDEX ticket_stars (", StringComparison.Ordinal));
        Assert.Contains(rated, step => step.Contains("USING INDEX ticket_rating (", StringComparison.Ordinal));
        Assert.DoesNotContain(usual, step => step.Contains("ticket_rating", StringComparison.Ordinal)); // It knows nothing of the usual rating.

        Task<List<string>> Plan(TicketQuery query) => Explain(fixture.Sqlite.Source!, Asker(TicketScope.All), query, many);
    }

    private static DateTimeOffset Made(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    [Theory, InlineData(TicketScope.All), InlineData(TicketScope.Own)]
    public async Task A_plain_list_is_read_in_its_order(TicketScope scope)
    {
        var sqlite = await Explain(fixture.Sqlite.Source!, Asker(scope), new());
        var postgreSql = await Explain(many.Source, Asker(scope), new());

        // The page itself, at most a page long, may be sorted; the tickets may not.
        Assert.InRange(sqlite.Count(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal)), 0, 1);
        Assert.InRange(postgreSql.Count(step => step.Contains("Sort Key", StringComparison.Ordinal)), 0, 1);
    }

    private static Actor Asker(TicketScope scope) => new()
    {
        Account = new("acme"),
        Kind = ActorKind.Member,
        Id = "m1",
        Scope = scope,
        Groups = ["g1", "g2"],
    };

    /// <param name="many">As if every filter were passed by many tickets.</param>
    private static async Task<List<string>> Explain(DbDataSource source, Actor asker, TicketQuery query, bool many = false)
    {
        var embedded = source is SqliteDataSource;
        var part = new TicketListPart { After = new(3, 50_000, 20_000) };
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        var few = many ? null : await FewTickets.Find(connection, asker, query, embedded, Cancellation);
        var made = await MadeBetween.Find(connection, asker, query, Cancellation);
        var sql = new TicketPageSql(asker, query, part, made, few, embedded).Write();

        if (!embedded)
        {
            return [.. await connection.QueryAsync<string>($"EXPLAIN {sql}", sql.Parameters)];
        }

        var steps = new List<string>();
        await using var reader = await connection.ExecuteReaderAsync($"EXPLAIN QUERY PLAN {sql}", sql.Parameters);

        while (await reader.ReadAsync(Cancellation))
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
