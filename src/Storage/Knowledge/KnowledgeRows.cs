using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Knowledge;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Storage.Knowledge;

/// <summary>Knowledge bases as they are read from rows.</summary>
internal static class KnowledgeRows
{
    public const string SectionColumns = "id, kind, parent, name, description, state, position";

    public const string SelectSections = $"SELECT {SectionColumns} FROM knowledge_section WHERE account = @account AND brand = @brand";

    public static async Task<ImmutableArray<T>> Read<T>(
        DbConnection connection, string sql, object parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<T>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows.DrainToImmutable();
    }

    public static Section Section(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Kind = (SectionKind)row.GetInt64(1),
        Parent = row.GetString(2),
        Name = row.GetString(3),
        Description = row.GetString(4),
        State = (KnowledgeState)row.GetInt64(5),
        Position = row.GetInt64(6),
    };

    /// <summary>Of id, parent, position, version, title, state, tags, language, author, created_at, updated_at, publish_at, translation_of.</summary>
    public static Article Article(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Parent = row.GetString(1),
        Position = row.GetInt64(2),
        Version = row.GetInt64(3),
        Title = row.GetString(4),
        State = (KnowledgeState)row.GetInt64(5),
        Tags = StoredJson.ReadTexts(row.GetString(6)),
        Language = row.GetString(7),
        Author = row.GetString(8),
        CreatedAt = UnixMicroseconds.ToTime(row.GetInt64(9)),
        UpdatedAt = UnixMicroseconds.ToTime(row.GetInt64(10)),
        PublishAt = row.IsDBNull(11) ? null : UnixMicroseconds.ToTime(row.GetInt64(11)),
        TranslationOf = row.GetString(12),
    };
}
