using System.Data.Common;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Jobs;

namespace Oqupie.Storage.Jobs;

/// <summary>How jobs and their lists are read.</summary>
internal static class JobRows
{
    public const string Job =
        "id, kind, act, by_id, doer_kind, doer_id, state, total, done, failed, undone, kept, next, undo_next, created_at, ended_at, undo_until";

    public const string Item = "place, ticket, outcome, version, reply, code, detail, said, before";

    public const string Standing = """
        t.number, t.version, t.status, t.importance, t.assignee_member, t.assignee_group, t.tags, t.box,
        (SELECT c.blocked FROM customer c WHERE c.account = t.account AND c.id = t.customer)
        """;

    public static JobRow ReadJob(AccountId account, DbDataReader row) => new()
    {
        Id = new(account, row.GetString(0)),
        Kind = (JobKind)row.GetInt64(1),
        Act = StoredJson.ReadBulkAct(row.GetString(2)),
        By = row.GetString(3),
        Doer = new((ActorKind)row.GetInt64(4), row.GetString(5)),
        State = (JobState)row.GetInt64(6),
        Total = (int)row.GetInt64(7),
        Done = (int)row.GetInt64(8),
        Failed = (int)row.GetInt64(9),
        Undone = (int)row.GetInt64(10),
        Kept = (int)row.GetInt64(11),
        Next = (int)row.GetInt64(12),
        UndoNext = (int)row.GetInt64(13),
        CreatedAt = UnixMicroseconds.ToTime(row.GetInt64(14)),
        EndedAt = Time(row, 15),
        UndoUntil = Time(row, 16),
    };

    public static JobItem ReadItem(DbDataReader row) => new()
    {
        Place = (int)row.GetInt64(0),
        Ticket = row.GetInt64(1),
        Outcome = (JobOutcome)row.GetInt64(2),
        Version = row.IsDBNull(3) ? null : row.GetInt64(3),
        Reply = row.IsDBNull(4) ? null : row.GetInt64(4),
        Code = row.IsDBNull(5) ? null : row.GetString(5),
        Detail = row.IsDBNull(6) ? null : row.GetString(6),
        Values = row.IsDBNull(7) ? null : StoredJson.ReadValues(row.GetString(7)),
        Before = row.IsDBNull(8) ? null : StoredJson.ReadJobBefore(row.GetString(8)),
    };

    public static KeyValuePair<long, JobBefore> ReadStanding(DbDataReader row) => KeyValuePair.Create(row.GetInt64(0), new JobBefore
    {
        Version = row.GetInt64(1),
        Status = (TicketStatus)row.GetInt64(2),
        Importance = (Importance)row.GetInt64(3),
        Assignee = new(Somebody(row, 4), Somebody(row, 5)),
        Tags = StoredJson.ReadTexts(row.GetString(6)),
        Box = (TicketBox)row.GetInt64(7),
        Blocked = !row.IsDBNull(8) && row.GetInt64(8) is not 0,
    });

    private static DateTimeOffset? Time(DbDataReader row, int column) => row.IsDBNull(column) ? null : UnixMicroseconds.ToTime(row.GetInt64(column));

    private static string? Somebody(DbDataReader row, int column) => row.GetString(column) is { Length: > 0 } text ? text : null;
}
