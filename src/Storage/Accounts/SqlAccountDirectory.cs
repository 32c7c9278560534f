using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Accounts;

namespace Oqupie.Storage.Accounts;

internal sealed class SqlAccountDirectory(DbDataSource source, ISqlWriter writer) : IAccountDirectory
{
    private const string EnterOne = """
        INSERT INTO account (id, place) VALUES ($1, (SELECT coalesce(max(place), 0) + 1 FROM account))
        ON CONFLICT (id) DO NOTHING
        """;

    private const string SelectPage = """
        SELECT id FROM account
        WHERE place > coalesce((SELECT place FROM account WHERE id = @after), 0)
        ORDER BY place LIMIT @limit
        """;

    public Task Enter(AccountId account, CancellationToken cancellationToken) => writer.Write(cancellationToken, new SqlStatement(EnterOne, account.Value));

    public async Task<ImmutableArray<AccountId>> Page(AccountId? after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var ids = await connection.QueryAsync<string>(
            new CommandDefinition(SelectPage, new { after = after?.Value, limit }, cancellationToken: cancellationToken));
        return [.. ids.Select(id => new AccountId(id))];
    }
}
