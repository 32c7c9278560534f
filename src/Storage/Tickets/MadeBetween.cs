using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>When the first and the last ticket of a period were made; in Unix microseconds. What is asked for may be longer, or have no end.</summary>
internal sealed record MadeBetween(long First, long Last)
{
    /// <summary>As the index ticket_period has it: a month is any thirty days.</summary>
    public const string Month = "(created_at / 2592000000000)";

    private const long MonthLength = 2_592_000_000_000;

    public IReadOnlyCollection<long> Months => Enumerable.Sequence(First / MonthLength, Last / MonthLength, 1L).Take(1000).ToList();

    /// <returns>Null where no period is asked for. Where no ticket was made in it, a period of none.</returns>
    public static async Task<MadeBetween?> Find(DbConnection connection, Actor asker, TicketQuery query, CancellationToken cancellationToken)
    {
        if (query is { From: null, To: null })
        {
            return null;
        }

        var box = BoxColumn.Of(query.Box);
        var (from, to) = (Microseconds(query.From, long.MinValue), Microseconds(query.To, long.MaxValue));
        const string Sql = """
            SELECT (SELECT created_at FROM ticket WHERE account = @account AND box = @box AND created_at >= @from AND created_at < @to
                    ORDER BY created_at, number LIMIT 1) AS first,
                (SELECT created_at FROM ticket WHERE account = @account AND box = @box AND created_at >= @from AND created_at < @to
                    ORDER BY created_at DESC, number DESC LIMIT 1) AS last
            """;
        var (first, last) = await connection.QuerySingleAsync<(long? First, long? Last)>(
            new CommandDefinition(Sql, new { account = asker.Account.Value, box, from, to }, cancellationToken: cancellationToken));
        return new(first ?? 0, last ?? 0);
    }

    private static long Microseconds(DateTimeOffset? time, long unless) => time is { } at ? UnixMicroseconds.Of(at) : unless;
}
