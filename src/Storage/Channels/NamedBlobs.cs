using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Storage.Channels;

/// <summary>Which blobs the database expects, for whoever looks whether it and the blobs belong together.</summary>
public sealed class NamedBlobs(DbDataSource source)
{
    private const string SelectNewest = "SELECT account, sha256 FROM intake_message WHERE raw_deleted_at IS NULL ORDER BY position DESC LIMIT @limit";

    private const string SelectUsed = "SELECT count(*) FROM (SELECT 1 FROM OrleansStorage LIMIT 1) AS used";

    /// <summary>Whether a silo has ever worked on the database.</summary>
    public async Task<bool> MayBeExpected(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(SelectUsed, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>The newest mails' whose bytes were not deleted.</summary>
    public async Task<ImmutableArray<(AccountId Account, string Sha256)>> Newest(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Account, string Sha256)>(
            new CommandDefinition(SelectNewest, new { limit }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => (new AccountId(row.Account), row.Sha256))];
    }
}
