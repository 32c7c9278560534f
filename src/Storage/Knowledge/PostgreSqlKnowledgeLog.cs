using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Storage.Knowledge;

/// <summary>
/// Numbers are given before commits, so they are no order of commits. Below the oldest transaction that still runs nothing can appear any more: there one
/// goes by transaction and number, written "7041.12".
/// </summary>
internal sealed class PostgreSqlKnowledgeLog(DbDataSource source) : SqlKnowledgeLog(source)
{
    private const string SelectOldest = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text";

    private const string SelectEvents = """
        SELECT xid::text, position, id, payload::text FROM event
        WHERE account = @account AND brand = @brand AND kind IN ('article', 'knowledge')
            AND (xid, position) > (CAST(@transaction AS xid8), @number) AND xid < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY xid, position LIMIT @limit
        """;

    public override async Task<string> End(CancellationToken cancellationToken) => $"{await Oldest(cancellationToken)}.0";

    public override async Task<bool> Knows(string position, CancellationToken cancellationToken) =>
        Parse(position) is var (transaction, _) && transaction <= ulong.Parse(await Oldest(cancellationToken), NumberStyles.None, CultureInfo.InvariantCulture);

    public override Task<ImmutableArray<LoggedKnowledge>> After(BrandId brand, string position, int limit, CancellationToken cancellationToken)
    {
        var (transaction, number) = Parse(position) ?? throw new FormatException($"'{position}' is no position.");
        return Read(
            SelectEvents,
            new { account = brand.Account.Value, brand = brand.Local, transaction = transaction.ToString(CultureInfo.InvariantCulture), number, limit },
            row => new LoggedKnowledge(
                string.Create(CultureInfo.InvariantCulture, $"{row.GetString(0)}.{row.GetInt64(1)}"), row.GetString(2), KnowledgeJson.Read(row.GetString(3))),
            cancellationToken);
    }

    private static (ulong Transaction, long Number)? Parse(string position) =>
        position.Split('.') is [var transaction, var number]
        && ulong.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? (t, n) : null;

    private async Task<string> Oldest(CancellationToken cancellationToken) => (await Read(SelectOldest, new { }, row => row.GetString(0), cancellationToken))[0];
}
