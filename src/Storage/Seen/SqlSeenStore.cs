using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Seen;
using Oqupie.Grains.Seen;

namespace Oqupie.Storage.Seen;

internal sealed class SqlSeenStore(DbDataSource source, ISqlWriter writer) : ISeenStore
{
    private const string SelectBefore = "SELECT seen FROM seen_before WHERE account = @account AND member = @member";

    private const string SelectNewest =
        "SELECT number, seen FROM ticket_seen WHERE account = @account AND member = @member ORDER BY at DESC LIMIT @limit";

    private const string Forward = """
        INSERT INTO ticket_seen (account, member, number, seen, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (account, member, number) DO UPDATE SET seen = excluded.seen, at = excluded.at WHERE ticket_seen.seen < excluded.seen
        """;

    private const string Anywhere = """
        INSERT INTO ticket_seen (account, member, number, seen, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (account, member, number) DO UPDATE SET seen = excluded.seen, at = excluded.at
        """;

    private const string PutBefore = """
        INSERT INTO seen_before (account, member, seen) VALUES ($1, $2, $3) ON CONFLICT (account, member) DO UPDATE SET seen = excluded.seen
        """;

    private const string DeleteAll = "DELETE FROM ticket_seen WHERE account = $1 AND member = $2";

    private const string DeleteOld = """
        DELETE FROM ticket_seen WHERE (account, member, number) IN (SELECT account, member, number FROM ticket_seen WHERE at < $1 ORDER BY at LIMIT $2)
        """;

    public async Task<DateTimeOffset?> Before(MemberId member, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var before = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            SelectBefore, new { account = member.Account.Value, member = member.Local }, cancellationToken: cancellationToken));
        return before is { } at ? UnixMicroseconds.ToTime(at) : null;
    }

    public async Task<ImmutableArray<SeenTicket>> Of(MemberId member, ImmutableArray<long> tickets, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.Add("account", member.Account.Value);
        sql.Parameters.Add("member", member.Local);
        sql.Add($"SELECT number, seen FROM ticket_seen WHERE account = @account AND member = @member AND {sql.In("number", tickets)}");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(long Number, long Seen)>(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new SeenTicket(row.Number, UnixMicroseconds.ToTime(row.Seen)))];
    }

    public async Task<ImmutableArray<SeenTicket>> Newest(MemberId member, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(long Number, long Seen)>(new CommandDefinition(
            SelectNewest, new { account = member.Account.Value, member = member.Local, limit }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new SeenTicket(row.Number, UnixMicroseconds.ToTime(row.Seen)))];
    }

    public async Task<bool> Saw(MemberId member, SeenTicket seen, DateTimeOffset now, CancellationToken cancellationToken) =>
        await writer.Write(cancellationToken, Row(Forward, member, seen, now)) > 0;

    public Task Put(MemberId member, SeenTicket seen, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, Row(Anywhere, member, seen, now));

    public Task SawAll(MemberId member, DateTimeOffset before, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        new SqlStatement(PutBefore, member.Account.Value, member.Local, before),
        new SqlStatement(DeleteAll, member.Account.Value, member.Local));

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(DeleteOld, before, limit));

    private static SqlStatement Row(string text, MemberId member, SeenTicket seen, DateTimeOffset now) =>
        new(text, member.Account.Value, member.Local, seen.Ticket, seen.At, now);
}
