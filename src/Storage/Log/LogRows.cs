using System.Data.Common;
using System.Globalization;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Log;

namespace Oqupie.Storage.Log;

/// <summary>Events of the log as they are read from rows.</summary>
internal static class LogRows
{
    /// <summary>What a fingerprint is made of.</summary>
    public const string PrintColumns = "account, kind, id, version, at";

    /// <summary>All of an event but its place, which stands before them.</summary>
    public const string Columns = $"{PrintColumns}, brand, by_kind, by_id, type, content, CAST(payload AS text)";

    /// <param name="row">Its columns from <paramref name="first"/> on are <see cref="Columns"/>.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="era">Of the log.</param>
    /// <param name="place">Of the event.</param>
    public static LoggedEvent Event(DbDataReader row, int first, string era, LogPlace place) => new()
    {
        Position = new LogPosition(era, place, Print(row, first)).ToString(),
        Account = new(row.GetString(first)),
        Kind = row.GetString(first + 1),
        Stream = row.GetString(first + 2),
        Version = row.GetInt64(first + 3),
        At = UnixMicroseconds.ToTime(row.GetInt64(first + 4)),
        Brand = row.GetString(first + 5),
        ByKind = (ActorKind)row.GetInt32(first + 6),
        By = row.GetString(first + 7),
        Type = row.GetString(first + 8),
        Content = row.IsDBNull(first + 9) ? null : row.GetString(first + 9),
        Payload = row.GetString(first + 10),
    };

    /// <param name="row">Its columns from <paramref name="first"/> on are <see cref="PrintColumns"/>.</param>
    /// <param name="first">The number of the first one.</param>
    public static string Print(DbDataReader row, int first) => LogPosition.PrintOf(
        row.GetString(first), row.GetString(first + 1), row.GetString(first + 2), row.GetInt64(first + 3), row.GetInt64(first + 4));

    /// <summary>" AND …", for a statement that has conditions already.</summary>
    public static string Where(LogFilter wanted, SqlText sql)
    {
        var where = "";

        if (!wanted.Kinds.IsEmpty)
        {
            // Written out, because an index of some kinds is found by the very words it was made with. They are code's, never somebody's.
            where += $" AND kind IN ({string.Join(", ", wanted.Kinds.Order(StringComparer.Ordinal).Select(Literal))})";
        }

        if (wanted.Account is { } account)
        {
            where += $" AND account = {sql.Parameter(account.Value)}";
        }

        return wanted.Brand is { } brand ? $"{where} AND brand = {sql.Parameter(brand)}" : where;
    }

    private static string Literal(string kind) => kind.All(one => char.IsAsciiLetterLower(one) || one is '-')
        ? $"'{kind}'"
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{kind}' is no kind of stream."), nameof(kind));
}
