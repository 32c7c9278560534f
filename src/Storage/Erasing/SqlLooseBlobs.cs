using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Erasing;

namespace Oqupie.Storage.Erasing;

internal sealed partial class SqlLooseBlobs(DbDataSource source, ISqlWriter writer) : ILooseBlobs
{
    private const string SelectSome = "SELECT sha256 FROM loose_blob WHERE account = @account AND sha256 > @after ORDER BY sha256 LIMIT @limit";

    private const string Delete = "DELETE FROM loose_blob WHERE account = $1 AND sha256 = $2";

    /// <summary>Tables with the hash in a column of its own.</summary>
    private static readonly string[] Needing =
    [
        "SELECT sha256 FROM content_blob WHERE account = @account AND",
        "SELECT sha256 FROM intake_message WHERE account = @account AND raw_deleted_at IS NULL AND",
        "SELECT sha256 FROM upload WHERE account = @account AND",
    ];

    /// <summary>Where hashes stand somewhere in a text.</summary>
    private static readonly string[] Naming =
    [
        "SELECT body FROM article_version WHERE account = @account",
        "SELECT description FROM knowledge_section WHERE account = @account",
        "SELECT body FROM canned_response WHERE account = @account",
        "SELECT body FROM customer_memo WHERE account = @account",
    ];

    // Of every account: what a grain is called does not say whose it is everywhere.
    private const string SelectStates = "SELECT PayloadBinary FROM OrleansStorage WHERE PayloadBinary IS NOT NULL";

    public async Task<ImmutableArray<string>> Some(AccountId account, string after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new { account = account.Value, after, limit };
        return [.. await connection.QueryAsync<string>(new CommandDefinition(SelectSome, wanted, cancellationToken: cancellationToken))];
    }

    public async Task<ImmutableHashSet<string>> Needed(AccountId account, ImmutableArray<string> hashes, CancellationToken cancellationToken)
    {
        if (hashes.IsEmpty)
        {
            return [];
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var needed = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);

        foreach (var select in Needing)
        {
            var sql = new SqlText();
            sql.Parameters.Add("account", account.Value);
            sql.Add(select).Add(" ").Add(sql.In("sha256", hashes));
            needed.UnionWith(await connection.QueryAsync<string>(
                new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken)));
        }

        return needed.ToImmutable();
    }

    public async Task<ImmutableHashSet<string>> Named(AccountId account, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var named = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);

        foreach (var select in Naming)
        {
            var texts = connection.QueryUnbufferedAsync<string?>(select, new { account = account.Value });

            await foreach (var text in texts.WithCancellation(cancellationToken))
            {
                Find(text ?? "");
            }
        }

        await foreach (var state in connection.QueryUnbufferedAsync<byte[]>(SelectStates).WithCancellation(cancellationToken))
        {
            Find(Encoding.Latin1.GetString(state));
        }

        return named.ToImmutable();

        void Find(string text)
        {
            foreach (var match in Hash.EnumerateMatches(text))
            {
                named.Add(text.Substring(match.Index, match.Length));
            }
        }
    }

    public Task Settle(AccountId account, ImmutableArray<string> hashes, CancellationToken cancellationToken) =>
        hashes.IsEmpty ? Task.CompletedTask
        : writer.Write(cancellationToken, [.. hashes.Select(hash => new SqlStatement(Delete, account.Value, hash))]);

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Hash { get; }
}
