using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Purging;

namespace Oqupie.Storage.Tickets;

internal sealed class SqlTicketsToPurge(DbDataSource source) : ITicketsToPurge
{
    // The box stands in the text, so that the index of these two boxes is taken.
    private const string From = "FROM ticket WHERE account = @account AND box = {0} AND boxed_at <= @before";

    private const string SelectNext = $"""
        SELECT number, boxed_at {From} AND (boxed_at > @since OR (boxed_at = @since AND number > @number))
        ORDER BY boxed_at, number LIMIT @limit
        """;

    private const string SelectCount = $"SELECT COUNT(*) FROM (SELECT 1 {From} LIMIT @most) AS lying";

    public async Task<ImmutableArray<PurgePlace>> Next(
        AccountId account, TicketBox box, DateTimeOffset before, PurgePlace? after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new
        {
            account = account.Value,
            before = UnixMicroseconds.Of(before),
            since = after?.Since is { } since ? UnixMicroseconds.Of(since) : 0L,
            number = after?.Number ?? 0L,
            limit,
        };
        var places = await connection.QueryAsync<(long Number, long Since)>(
            new CommandDefinition(In(SelectNext, box), wanted, cancellationToken: cancellationToken));
        return [.. places.Select(place => new PurgePlace(place.Number, place.Since is 0 ? null : UnixMicroseconds.ToTime(place.Since)))];
    }

    public async Task<int> Count(AccountId account, TicketBox box, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            In(SelectCount, box), new { account = account.Value, before = UnixMicroseconds.Of(before), most }, cancellationToken: cancellationToken));
    }

    private static string In(string sql, TicketBox box) => sql.Replace("{0}", box is TicketBox.Blocked ? "2" : "3", StringComparison.Ordinal);
}
