using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Storage.Members;

internal sealed class SqlGroupDirectory(DbDataSource source, ISqlWriter writer) : IGroupDirectory
{
    private const string SelectOne = $"{MemberRows.SelectGroups} WHERE g.account = @account AND g.id = @id";
    private const string SelectNamed = $"{MemberRows.SelectGroups} WHERE g.account = @account AND g.name_key = @key";

    public async Task<Group?> Read(GroupId group, CancellationToken cancellationToken) =>
        await One(SelectOne, new { account = group.Account.Value, id = group.Local }, cancellationToken);

    public async Task<Group?> Named(AccountId account, string name, CancellationToken cancellationToken) =>
        await One(SelectNamed, new { account = account.Value, key = DirectoryWords.KeyOf(name) }, cancellationToken);

    public async Task<DirectoryPage<Group>?> Page(AccountId account, DirectoryQuery query, CancellationToken cancellationToken)
    {
        var sql = new SqlText().Add($"{MemberRows.SelectGroups} WHERE g.account = @account");
        sql.Parameters.Add("account", account.Value);

        if (query.Cursor is { } text)
        {
            if (DirectoryCursor.Parse(text) is not { } after)
            {
                return null;
            }

            sql.Add($" AND (g.name, g.id) > ({sql.Parameter(after.Sort)}, {sql.Parameter(after.Id)})");
        }

        if (query.Text is { Length: > 0 } typed)
        {
            sql.Add($@" AND g.name_key LIKE {sql.Parameter(DirectoryWords.Pattern(DirectoryWords.KeyOf(typed)))} ESCAPE '\'");
        }

        sql.Add(string.Create(CultureInfo.InvariantCulture, $" ORDER BY g.name, g.id LIMIT {query.Limit + 1}"));
        var rows = await source.Read(sql.ToString(), sql.Parameters, MemberRows.Group, cancellationToken);
        return MemberRows.Page(rows, query.Limit, group => new(group.Name, group.Id));
    }

    public async Task<ImmutableArray<Group>> Find(AccountId account, ImmutableArray<string> ids, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.Add("account", account.Value);
        sql.Add($"{MemberRows.SelectGroups} WHERE g.account = @account AND {sql.In("g.id", ids)}");
        return await source.Read(sql.ToString(), sql.Parameters, MemberRows.Group, cancellationToken);
    }

    public async Task<string?> Enter(AccountId account, Group group, CancellationToken cancellationToken)
    {
        var version = LocalKey.New();
        return await writer.Write(cancellationToken, [.. GroupStatements.Enter(account, group, version)]) > 0 ? version : null;
    }

    public async Task<string?> Change(AccountId account, Group before, Group next, CancellationToken cancellationToken)
    {
        var version = LocalKey.New();
        return await writer.Write(cancellationToken, [.. GroupStatements.Change(account, before, next, version)]) > 0 ? version : null;
    }

    public Task Delete(AccountId account, Group group, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, [.. GroupStatements.Delete(account, group)]);

    private async Task<Group?> One(string text, object parameters, CancellationToken cancellationToken)
    {
        var rows = await source.Read(text, parameters, MemberRows.Group, cancellationToken);
        return rows.IsEmpty ? null : rows[0];
    }
}
