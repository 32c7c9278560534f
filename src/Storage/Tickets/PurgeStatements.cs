using System.Globalization;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Purging;
using Oqupie.Storage.Schedule;

namespace Oqupie.Storage.Tickets;

/// <summary>
/// How a ticket goes for good. The first statement takes its row, if it is at that version; the others do something only where there is no row any more, and
/// what must happen once only where the last event is not there yet.
/// </summary>
/// <param name="payload">How the database takes JSON.</param>
/// <param name="counts">The table of the differences of counts.</param>
/// <param name="orAdd">What is done where that has a row already.</param>
internal sealed class PurgeStatements(string payload, string counts, string orAdd)
{
    public static readonly PurgeStatements OnSqlite = new("$8", "box_count", "ON CONFLICT DO UPDATE SET n = n + excluded.n");

    public static readonly PurgeStatements OnPostgreSql = new("$8::json", "box_count_delta", "");

    private const string TakeRow = "DELETE FROM ticket WHERE account = $1 AND number = $2 AND version = $3";

    private const string IfGone = "NOT EXISTS (SELECT 1 FROM ticket WHERE account = $1 AND number = $2)";

    private const string IfNotRecorded = "NOT EXISTS (SELECT 1 FROM event WHERE account = $1 AND kind = 'ticket' AND id = $3 AND version = $4)";

    // Versions are numbers between commas, so no list of placeholders is needed, whose text would be another each time.
    private const string TakeWords = $"""
        DELETE FROM content
        WHERE account = $1 AND {IfGone} AND id IN (
            SELECT content FROM event
            WHERE account = $1 AND kind = 'ticket' AND id = $3 AND content IS NOT NULL AND $4 NOT LIKE '%,' || CAST(version AS TEXT) || ',%')
        """;

    private const string TakeAttempts = $"DELETE FROM outbox_attempt WHERE account = $1 AND {IfGone} AND id = $3";

    private const string TakeEntry = $"DELETE FROM outbox WHERE account = $1 AND {IfGone} AND id = $3";

    private const string TakeMailId = $"DELETE FROM mail_id WHERE account = $1 AND {IfGone} AND mail_id = $3 AND ticket = $2";

    private const string TakeTag = $"DELETE FROM ticket_tag WHERE account = $1 AND {IfGone} AND tag = $3 AND number = $2";

    private const string TakeWishes = $"DELETE FROM wish WHERE account = $1 AND {IfGone} AND kind = 'ticket' AND id = $3";

    /// <summary>Where a ticket has no more than one row, or few, under its own number.</summary>
    private static readonly string[] Hanging =
    [
        $"DELETE FROM ticket_snapshot WHERE account = $1 AND number = $2 AND {IfGone}",
        $"DELETE FROM translation WHERE account = $1 AND number = $2 AND {IfGone}",
        $"DELETE FROM draft WHERE account = $1 AND ticket = $2 AND {IfGone}",
        $"DELETE FROM draft_mark WHERE account = $1 AND ticket = $2 AND {IfGone}",
        $"DELETE FROM file_link WHERE account = $1 AND number = $2 AND {IfGone}",
    ];

    // Whatever else came by the same mail: what the journal kept of it goes, the row stays, so that the same mail is not taken in again.
    private const string LoosenRaw = $"""
        INSERT INTO loose_blob (account, sha256)
        SELECT DISTINCT account, sha256 FROM intake_message WHERE account = $1 AND ticket = $2 AND raw_deleted_at IS NULL AND {IfGone}
        ON CONFLICT DO NOTHING
        """;

    private const string ForgetRaw = $"""
        UPDATE intake_message SET raw_deleted_at = $3, reason = NULL WHERE account = $1 AND ticket = $2 AND raw_deleted_at IS NULL AND {IfGone}
        """;

    private readonly string _count = $"""
        INSERT INTO {counts} (account, brand, box, status, assignee_member, assignee_group, channel_kind, n)
        SELECT $1, $5, $6, $7, $8, $9, $10, -1 WHERE {IfGone} AND {IfNotRecorded}
        {orAdd}
        """;

    private readonly string _record = $"""
        INSERT INTO event (account, kind, id, version, brand, at, by_kind, by_id, type, content, payload)
        SELECT $1, 'ticket', $3, $4, $5, $6, $7, '', $9, NULL, {payload} WHERE {IfGone} AND {IfNotRecorded}
        """;

    public SqlStatement[] Of(TicketPurge purge)
    {
        var (row, happened) = (purge.Row, purge.Event);
        var (account, number, stream, version) = (row.Id.Account.Value, row.Id.Number, TicketReads.StreamId(row.Id), row.Version + 1);
        var key = CountKey.Of(row);
        var kept = string.Concat(purge.Kept.Select(one => string.Create(CultureInfo.InvariantCulture, $",{one},")));
        return
        [
            new(TakeRow, account, number, row.Version),
            .. Hanging.Select(sql => new SqlStatement(sql, account, number)),
            .. row.Tags.Select(tag => new SqlStatement(TakeTag, account, number, tag)),
            .. purge.MailIds.Select(id => new SqlStatement(TakeMailId, account, number, id)),
            .. purge.Outbox.SelectMany<string, SqlStatement>(id => [new(TakeAttempts, account, number, id), new(TakeEntry, account, number, id)]),
            new(TakeWishes, account, number, stream),
            new(TakeWords, account, number, stream, kept),
            new(LoosenRaw, account, number),
            new(ForgetRaw, account, number, happened.At),
            DueStatements.PutNoLater(row.Id.Account, LooseBlobsDue.Of(happened.At)),
            new(
                _count, account, number, stream, version, key.Brand, key.Box, key.Status, key.AssigneeMember, key.AssigneeGroup, key.ChannelKind),
            new(
                _record, account, number, stream, version, row.Brand, happened.At, (long)happened.ByKind, StoredJson.Write(happened),
                StoredJson.TypeOf(happened)),
        ];
    }
}
