using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Members;

namespace Oqupie.Storage.Members;

/// <summary>
/// A write of a member's row in statements. The first takes hold of the row and leaves the new version there; those for groups do nothing where that is
/// not found.
/// </summary>
internal static class MemberStatements
{
    // Any of the unique indexes may speak against it: the id, the address, the owner.
    private const string Insert = """
        INSERT INTO member
            (account, id, version, present, address, email, name, words, role, language, brands, invitation_hash, invitation_until, created_at,
             availability, availability_since)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT DO NOTHING
        """;

    private const string Update = """
        UPDATE member
        SET version = $3, present = $5, name = $6, words = $7, role = $8, language = $9, brands = $10, invitation_hash = $11, invitation_until = $12,
            availability = $13, availability_since = $14
        WHERE account = $1 AND id = $2 AND version = $4
        """;

    private const string Held = "EXISTS (SELECT 1 FROM member WHERE account = $1 AND id = $2 AND version = $3)";

    private const string Join = $"""
        INSERT INTO membership (account, member_group, member, position)
        SELECT g.account, g.id, $2, (SELECT coalesce(max(position), 0) + 1 FROM membership s WHERE s.account = g.account AND s.member_group = g.id)
        FROM member_group g WHERE g.account = $1 AND g.id = $4 AND {Held} ON CONFLICT DO NOTHING
        """;

    private const string Leave = $"DELETE FROM membership WHERE account = $1 AND member = $2 AND member_group = $4 AND {Held}";

    private const string LeaveAll = $"DELETE FROM membership WHERE account = $1 AND member = $2 AND {Held}";

    private const string NotifyNowhere = $"DELETE FROM push_device WHERE account = $1 AND member = $2 AND {Held}";

    private const string Remove = "DELETE FROM member WHERE account = $1 AND id = $2 AND version = $3";

    public static IEnumerable<SqlStatement> Enter(AccountId account, Member member, string version) =>
    [
        new(
            Insert,
            account.Value,
            member.Id,
            version,
            member.Present,
            member.Address,
            member.Email,
            member.Name,
            WordsOf(member),
            (long)member.Role,
            member.Language,
            BrandsOf(member),
            HashOf(member),
            UntilOf(member),
            member.CreatedAt,
            (long)member.Availability,
            SinceOf(member)),
        .. member.Groups.Select(group => Place(Join, account, member, version, group)),
    ];

    public static IEnumerable<SqlStatement> Change(AccountId account, Member before, Member next, string version) =>
    [
        new(
            Update,
            account.Value,
            before.Id,
            version,
            before.Version,
            next.Present,
            next.Name,
            WordsOf(next),
            (long)next.Role,
            next.Language,
            BrandsOf(next),
            HashOf(next),
            UntilOf(next),
            (long)next.Availability,
            SinceOf(next)),
        .. before.Groups.Except(next.Groups).Select(group => Place(Leave, account, before, version, group)),
        .. next.Groups.Except(before.Groups).Select(group => Place(Join, account, before, version, group)),
    ];

    public static IEnumerable<SqlStatement> Delete(AccountId account, Member member) =>
    [
        new(LeaveAll, account.Value, member.Id, member.Version),
        new(NotifyNowhere, account.Value, member.Id, member.Version),
        new(Remove, account.Value, member.Id, member.Version),
    ];

    private static SqlStatement Place(string text, AccountId account, Member member, string version, string group) =>
        new(text, account.Value, member.Id, version, group);

    private static string WordsOf(Member member) => DirectoryWords.Of($"{member.Name} {member.Email}");

    private static string? BrandsOf(Member member) => member.Brands is { } brands ? StoredJson.Write(brands) : null;

    private static string? HashOf(Member member) => member.Invitation is { } invitation ? Convert.ToBase64String(invitation.SecretHash) : null;

    private static long? UntilOf(Member member) => member.Invitation is { } invitation ? UnixMicroseconds.Of(invitation.ExpiresAt) : null;

    private static long? SinceOf(Member member) => member.AvailabilitySince is { } since ? UnixMicroseconds.Of(since) : null;
}
