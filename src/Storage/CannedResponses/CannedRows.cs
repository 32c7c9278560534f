using System.Data.Common;
using Oqupie.Contracts.CannedResponses;

namespace Oqupie.Storage.CannedResponses;

/// <summary>Rows of canned responses as both databases keep them.</summary>
internal static class CannedRows
{
    public const string Columns =
        "c.id, c.name, c.shortcut, c.body, c.brand, c.shared, c.folder, c.language, c.used_count, c.last_used_at, c.owner, c.updated_at, c.version";

    /// <summary>How many columns those are.</summary>
    public const int Count = 13;

    public static CannedResponseInfo Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        Shortcut = row.GetString(2),
        Body = row.GetString(3),
        Brand = row.GetString(4) is { Length: > 0 } brand ? brand : null,
        Shared = row.GetInt64(5) is not 0,
        Folder = row.GetString(6),
        Language = row.GetString(7) is { Length: > 0 } language ? language : null,
        UsedCount = row.GetInt64(8),
        LastUsedAt = row.IsDBNull(9) ? null : UnixMicroseconds.ToTime(row.GetInt64(9)),
        Owner = row.GetString(10),
        UpdatedAt = UnixMicroseconds.ToTime(row.GetInt64(11)),
        Version = row.GetInt64(12),
    };
}
