using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Storage.Members;

internal sealed class SqlMemberDirectory(DbDataSource source, ISqlWriter writer) : IMemberDirectory
{
    private const string SelectOne = $"{MemberRows.SelectMembers} WHERE m.account = @account AND m.id = @id";
    private const string SelectHolder = $"{MemberRows.SelectMembers} WHERE m.account = @account AND m.address = @address";
    private const string SelectOwner = $"{MemberRows.SelectMembers} WHERE m.account = @account AND m.role = 1";
    private const string SelectUnfinished = "SELECT account, id FROM member WHERE present = 0";
    private const string OfAccount = "m.account = @account AND m.present = 1";

    public async Task<Member?> Read(MemberId member, CancellationToken cancellationToken) =>
        await One(SelectOne, new { account = member.Account.Value, id = member.Local }, cancellationToken);

    public async Task<Member?> Holder(AccountId account, string address, CancellationToken cancellationToken) =>
        await One(SelectHolder, new { account = account.Value, address }, cancellationToken);

    public async Task<Member?> Owner(AccountId account, CancellationToken cancellationToken) =>
        await One(SelectOwner, new { account = account.Value }, cancellationToken);

    public async Task<DirectoryPage<Member>?> Page(AccountId account, DirectoryQuery query, CancellationToken cancellationToken)
    {
        var sql = new SqlText().Add($"{MemberRows.SelectMembers} WHERE {OfAccount}");
        sql.Parameters.Add("account", account.Value);

        if (query.Cursor is { } text)
        {
            if (DirectoryCursor.Parse(text) is not { } after || !long.TryParse(after.Sort, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            {
                return null;
            }

            sql.Add($" AND (m.created_at, m.id) > ({sql.Parameter(at)}, {sql.Parameter(after.Id)})");
        }

        if (query.Text is { Length: > 0 } typed)
        {
            sql.Add($@" AND m.words LIKE {sql.Parameter(DirectoryWords.Pattern(DirectoryWords.Of(typed)))} ESCAPE '\'");
        }

        sql.Add(string.Create(CultureInfo.InvariantCulture, $" ORDER BY m.created_at, m.id LIMIT {query.Limit + 1}"));
        var rows = await source.Read(sql.ToString(), sql.Parameters, MemberRows.Member, cancellationToken);
        return MemberRows.Page(rows, query.Limit, member => new(UnixMicroseconds.Of(member.CreatedAt).ToString(CultureInfo.InvariantCulture), member.Id));
    }

    public async Task<ImmutableArray<Member>> Find(AccountId account, ImmutableArray<string> ids, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.Add("account", account.Value);
        sql.Add($"{MemberRows.SelectMembers} WHERE {OfAccount} AND {sql.In("m.id", ids)}");
        return await source.Read(sql.ToString(), sql.Parameters, MemberRows.Member, cancellationToken);
    }

    public async Task<string?> Enter(AccountId account, Member member, CancellationToken cancellationToken)
    {
        var version = LocalKey.New();
        return await writer.Write(cancellationToken, [.. MemberStatements.Enter(account, member, version)]) > 0 ? version : null;
    }

    public async Task<string?> Change(AccountId account, Member before, Member next, CancellationToken cancellationToken)
    {
        var version = LocalKey.New();
        return await writer.Write(cancellationToken, [.. MemberStatements.Change(account, before, next, version)]) > 0 ? version : null;
    }

    public Task Delete(AccountId account, Member member, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, [.. MemberStatements.Delete(account, member)]);

    public async Task<ImmutableArray<MemberId>> Unfinished(CancellationToken cancellationToken) =>
        await source.Read(SelectUnfinished, new { }, row => new MemberId(new(row.GetString(0)), row.GetString(1)), cancellationToken);

    private async Task<Member?> One(string text, object parameters, CancellationToken cancellationToken)
    {
        var rows = await source.Read(text, parameters, MemberRows.Member, cancellationToken);
        return rows.IsEmpty ? null : rows[0];
    }
}
