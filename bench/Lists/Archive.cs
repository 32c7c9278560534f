using Dapper;
using Oqupie.Bench.Measuring;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Bench.Lists;

/// <summary>
/// The tickets of three years in one account. Numbers run with time; a tenth is open. Channel "closed" had its tickets in the first months, "rare" has
/// one in 30,000; one in a hundred is urgent; one in fifty changed long after it was made.
/// </summary>
internal static class Archive
{
    private static readonly DateTimeOffset Start = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Years = TimeSpan.FromDays(3 * 365);

    public static Actor Asker { get; } = Actor.System(new("acme")) with { Id = "m7" };

    public static IEnumerable<(string What, TicketQuery Query)> Questions
    {
        get
        {
            yield return ("all", new() { Limit = 60 });
            yield return ("open", new() { Statuses = [TicketStatus.New, TicketStatus.InProgress, TicketStatus.OnHold], Limit = 60 });
            yield return ("completed", new() { Statuses = [TicketStatus.Completed], Limit = 60 });
            yield return ("mine", new() { Box = BoxName.Mine, Limit = 60 });
            yield return ("brand", new() { Brand = "b3", Limit = 60 });
            yield return ("urgent", new() { Importances = [Importance.Urgent], Limit = 60 });
            yield return ("high or urgent", new() { Importances = [Importance.High, Importance.Urgent], Limit = 60 });
            yield return ("channel", new() { Channel = "c5", Limit = 60 });
            yield return ("channel closed", new() { Channel = "closed", Limit = 60 });
            yield return ("channel rare", new() { Channel = "rare", Limit = 60 });
            yield return ("channel, urgent", new() { Channel = "c5", Importances = [Importance.Urgent], Limit = 60 });
            yield return ("a day, old", Period(40, 41));
            yield return ("a month, old", Period(40, 70));
            yield return ("a quarter, old", Period(40, 130));
            yield return ("a year, old", Period(0, 365));
            yield return ("since 7 days", Period(3 * 365 - 7, 3 * 365));
            yield return ("a month, old, urgent, channel", Period(40, 70) with { Importances = [Importance.Urgent], Channel = "c5" });
            yield return ("a month, old, brand, open", Period(40, 70) with { Brand = "b3", Statuses = [TicketStatus.New] });
        }
    }

    public static async Task Fill(BenchStore store, bool embedded, int count)
    {
        var numbers = embedded
            ? $"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})"
            : $"WITH numbers AS (SELECT n::bigint FROM generate_series(1, {count}) AS n)";
        var step = (Years / count).Ticks / TimeSpan.TicksPerMicrosecond;
        var start = (Start - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        await using var connection = await store.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            $"""
            {numbers}
            INSERT INTO ticket (account, number, version, brand, channel, channel_kind, box, status, importance, assignee_member, assignee_group, subject,
                preview, customer, customer_name, customer_email, email_key, tags, cc, information, language, created_at, updated_at, last_message_at,
                messages, delivery_failed)
            SELECT 'acme', n, 2, 'b' || ({Chance(1)} % 20),
                CASE WHEN {Chance(2)} % 30000 = 77 THEN 'rare' WHEN n < {count / 8} AND {Chance(2)} % 3 = 0 THEN 'closed' ELSE 'c' || ({Chance(2)} % 30) END,
                'email', 1, CASE WHEN {Chance(3)} % 10 = 3 THEN {Chance(4)} % 3 + 1 ELSE 4 END,
                CASE WHEN {Chance(5)} % 100 = 7 THEN 4 WHEN {Chance(5)} % 25 = 3 THEN 3 WHEN {Chance(5)} % 20 = 1 THEN 1 ELSE 2 END,
                CASE WHEN {Chance(6)} % 3 = 0 THEN '' ELSE 'm' || ({Chance(7)} % 300) END, '',
                'The payment was taken twice ' || n, 'Good day, yesterday I bought the large chest and it was paid for twice, could you look into it?',
                'k' || ({Chance(8)} % 400000), 'Somebody', 'somebody' || ({Chance(8)} % 400000) || '@customer.example',
                'somebody' || ({Chance(8)} % 400000) || '@customer.example', '[]', '[]', '{"{}"}', NULL, {start} + n * {step},
                {start} + n * {step} + CASE WHEN {Chance(9)} % 50 = 0 THEN ({count} - n) * {step} / 2 ELSE {Chance(9)} % 432000 * 1000000 END, {start}, 1, 0
            FROM numbers
            """,
            commandTimeout: 0);
        await connection.ExecuteAsync(embedded ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE ticket", commandTimeout: 0);
    }

    /// <summary>A number of 0 to 2^24 that looks as if it had nothing to do with the ticket's, nor with that of another draw.</summary>
    private static string Chance(int draw) => $"((n * 2654435761 + {draw} * 40503001) % 4294967296 * {(2 * draw) + 1} % 4294967296 / 256)";

    private static TicketQuery Period(int from, int to) => new() { From = Start.AddDays(from), To = Start.AddDays(to), Limit = 60 };
}
