using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Storage.Members;

/// <summary>Rows of members and groups as both databases keep them.</summary>
internal static class MemberRows
{
    public const string SelectMembers = """
        SELECT m.id, m.version, m.present, m.email, m.name, m.role, m.language, m.brands, m.invitation_hash, m.invitation_until, m.created_at,
            (SELECT string_agg(s.member_group, ' ') FROM membership s WHERE s.account = m.account AND s.member = m.id),
            m.availability, m.availability_since
        FROM member m
        """;

    public const string SelectGroups = """
        SELECT g.id, g.version, g.name,
            (SELECT string_agg(s.member, ' ' ORDER BY s.position, s.member) FROM membership s WHERE s.account = g.account AND s.member_group = g.id)
        FROM member_group g
        """;

    public static Member Member(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Version = row.GetString(1),
        Present = row.GetInt64(2) is not 0,
        Email = row.GetString(3),
        Name = row.GetString(4),
        Role = (Role)row.GetInt64(5),
        Language = row.GetString(6),
        Brands = row.IsDBNull(7) ? null : StoredJson.ReadTexts(row.GetString(7)),
        Invitation = row.IsDBNull(8) ? null : new(Convert.FromBase64String(row.GetString(8)), UnixMicroseconds.ToTime(row.GetInt64(9))),
        CreatedAt = UnixMicroseconds.ToTime(row.GetInt64(10)),
        Groups = row.IsDBNull(11) ? [] : [.. row.GetString(11).Split(' ').Order(StringComparer.Ordinal)],
        Availability = (Availability)row.GetInt64(12),
        AvailabilitySince = row.IsDBNull(13) ? null : UnixMicroseconds.ToTime(row.GetInt64(13)),
    };

    public static Group Group(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Version = row.GetString(1),
        Name = row.GetString(2),
        Members = row.IsDBNull(3) ? [] : [.. row.GetString(3).Split(' ')],
    };

    public static async Task<ImmutableArray<T>> Read<T>(
        this DbDataSource source, string text, object parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(text, parameters, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<T>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows.DrainToImmutable();
    }

    /// <summary>A page of one row more than was wanted, which says that there are more.</summary>
    public static DirectoryPage<T> Page<T>(ImmutableArray<T> rows, int limit, Func<T, DirectoryCursor> after) => rows.Length > limit
        ? new(rows[..limit], after(rows[limit - 1]).ToString())
        : new(rows, Next: null);
}
