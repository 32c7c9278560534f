using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Members;

namespace Oqupie.Storage.Members;

/// <summary>A write of a group's row in statements, as <see cref="MemberStatements"/> are.</summary>
internal static class GroupStatements
{
    private const string Insert = "INSERT INTO member_group (account, id, version, name, name_key) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";

    private const string Update = """
        UPDATE member_group SET version = $3, name = $5, name_key = $6
        WHERE account = $1 AND id = $2 AND version = $4
            AND NOT EXISTS (SELECT 1 FROM member_group o WHERE o.account = $1 AND o.name_key = $6 AND o.id <> $2)
        """;

    private const string Held = "EXISTS (SELECT 1 FROM member_group WHERE account = $1 AND id = $2 AND version = $3)";

    private const string Empty = $"DELETE FROM membership WHERE account = $1 AND member_group = $2 AND {Held}";

    private const string Join = $"""
        INSERT INTO membership (account, member_group, member, position)
        SELECT m.account, $2, m.id, $5 FROM member m WHERE m.account = $1 AND m.id = $4 AND m.present = 1 AND {Held} ON CONFLICT DO NOTHING
        """;

    private const string Remove = "DELETE FROM member_group WHERE account = $1 AND id = $2 AND version = $3";

    public static IEnumerable<SqlStatement> Enter(AccountId account, Group group, string version) =>
    [
        new(Insert, account.Value, group.Id, version, group.Name, DirectoryWords.KeyOf(group.Name)),
        .. Joined(account, group, version),
    ];

    public static IEnumerable<SqlStatement> Change(AccountId account, Group before, Group next, string version)
    {
        yield return new(Update, account.Value, before.Id, version, before.Version, next.Name, DirectoryWords.KeyOf(next.Name));

        if (before.Members.SequenceEqual(next.Members))
        {
            yield break;
        }

        yield return new(Empty, account.Value, before.Id, version);

        foreach (var join in Joined(account, next, version))
        {
            yield return join;
        }
    }

    public static IEnumerable<SqlStatement> Delete(AccountId account, Group group) =>
    [
        new(Empty, account.Value, group.Id, group.Version),
        new(Remove, account.Value, group.Id, group.Version),
    ];

    private static IEnumerable<SqlStatement> Joined(AccountId account, Group group, string version) =>
        group.Members.Select((member, position) => new SqlStatement(Join, account.Value, group.Id, version, member, position + 1));
}
