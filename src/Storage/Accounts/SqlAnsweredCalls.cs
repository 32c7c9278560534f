using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Accounts;

namespace Oqupie.Storage.Accounts;

internal sealed class SqlAnsweredCalls(DbDataSource source, ISqlWriter writer) : IAnsweredCalls
{
    private const string Select = "SELECT fingerprint, answer, at FROM answered_call WHERE account = @account AND id = @id AND at > @since";

    private const string Insert = """
        INSERT INTO answered_call (account, id, fingerprint, answer, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (account, id) DO UPDATE SET fingerprint = excluded.fingerprint, answer = excluded.answer, at = excluded.at
        WHERE answered_call.at <= $6
        """;

    private const string Delete = """
        DELETE FROM answered_call
        WHERE (account, id) IN (SELECT account, id FROM answered_call WHERE at < $1 ORDER BY at, account, id LIMIT $2)
        """;

    public async Task<AnsweredCall?> Find(CallId call, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var found = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            Select, new { account = call.Account.Value, id = call.Local, since = UnixMicroseconds.Of(since) }, cancellationToken: cancellationToken));
        return found is null ? null : new(found.Fingerprint, found.Answer, UnixMicroseconds.ToTime(found.At));
    }

    public Task Keep(CallId call, AnsweredCall answered, DateTimeOffset since, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        new SqlStatement(Insert, call.Account.Value, call.Local, answered.Fingerprint, answered.Answer, answered.At, UnixMicroseconds.Of(since)));

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(Delete, before, limit));

    private sealed record Row(string Fingerprint, string Answer, long At);
}
