using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Channels;
using Oqupie.Storage.Sqlite;

namespace Oqupie.Storage.Tickets;

/// <summary>One append inside the writer's transaction. First everything that may refuse it, then everything it writes.</summary>
internal static class SqliteAppend
{
    private const string SelectIntake = "SELECT ticket, item FROM intake_key WHERE account = $1 AND channel = $2 AND message_key = $3";
    private const string SelectWish = "SELECT version FROM wish WHERE account = $1 AND kind = 'ticket' AND id = $2 AND wish = $3";
    private const string SelectVersion = "SELECT version FROM ticket WHERE account = $1 AND number = $2";
    private const string InsertIntake = "INSERT INTO intake_key (account, channel, message_key, ticket, item) VALUES ($1, $2, $3, $4, $5)";
    private const string InsertWish = "INSERT INTO wish (account, kind, id, wish, version) VALUES ($1, 'ticket', $2, $3, $4)";

    private const string SelectState = "SELECT state FROM outbox WHERE account = $1 AND id = $2";
    private const string Withdraw = "UPDATE outbox SET state = 7 WHERE account = $1 AND id = $2";
    private const string Requeue = "UPDATE outbox SET state = 1, due_at = $3, reason = NULL WHERE account = $1 AND id = $2";

    private const string SettleJournal = """
        UPDATE intake_message SET fate = $3, ticket = $4, message = $5, reason = NULL
        WHERE position = $1 AND account = $2 AND fate IN (0, 7)
        """;

    private const string InsertEvent = """
        INSERT INTO event (account, kind, id, version, brand, at, by_kind, by_id, type, content, payload)
        VALUES ($1, 'ticket', $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string KeepSnapshot = """
        INSERT INTO ticket_snapshot (account, number, version, format, state) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO UPDATE SET version = excluded.version, format = excluded.format, state = excluded.state
        """;

    private const string InsertContent = "INSERT INTO content (account, id, customer, body, html, meta) VALUES ($1, $2, $3, $4, $5, $6)";
    private const string InsertTag = "INSERT INTO ticket_tag (account, tag, number) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    private const string DeleteTag = "DELETE FROM ticket_tag WHERE account = $1 AND tag = $2 AND number = $3";
    private const string InsertMailId = "INSERT INTO mail_id (account, mail_id, ticket) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    private const string Count = """
        INSERT INTO box_count (account, brand, box, status, assignee_member, assignee_group, channel_kind, n) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT DO UPDATE SET n = n + excluded.n
        """;

    private const string InsertOutbox = """
        INSERT INTO outbox (account, id, ticket, reply, channel, content, customer, due_at, state, attempts, ended, told, headers, target)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, 0, 0, 0, $9, $10)
        """;

    public static AppendAnswer Do(SqliteSession session, TicketAppend append)
    {
        var refusal = Refuse(session, append);

        if (refusal is null)
        {
            Write(session, append);
        }

        return refusal ?? AppendAnswer.Appended;
    }

    private static AppendAnswer? Refuse(SqliteSession session, TicketAppend append)
    {
        var account = append.Ticket.Account.Value;

        if (append.Intake is { } claim
            && session.First(SelectIntake, row => new AppendAnswer
            {
                Result = AppendResult.TakenInBefore,
                Ticket = new(append.Ticket.Account, row.Integer(0)),
                Item = row.Text(1),
            }, account, claim.Channel, claim.MessageKey) is { } before)
        {
            Settle(session, append, IntakeFate.Duplicate, before.Ticket!.Value.Number, before.Item!);
            return before;
        }

        var stream = TicketReads.StreamId(append.Ticket);

        if (append.WishId is { } wish && session.First(SelectWish, row => row.Integer(0), account, stream, wish) is > 0 and var version)
        {
            return new() { Result = AppendResult.WishedBefore, Version = version };
        }

        if (session.First(SelectVersion, row => row.Integer(0), account, append.Ticket.Number) != append.ExpectedVersion)
        {
            return AppendAnswer.Conflict;
        }

        if (AppendDue.HasMovedOn(session, append))
        {
            return AppendAnswer.DueMovedOn;
        }

        return (append.Withdraw is { } withdraw && !OutboxStates.MayWithdraw(State(session, account, withdraw)))
            || (append.Requeue is { } requeue && !OutboxStates.MayRequeue(State(session, account, requeue)))
            ? AppendAnswer.AlreadyLeaving
            : null;
    }

    private static void Write(SqliteSession session, TicketAppend append)
    {
        var account = append.Ticket.Account.Value;
        var number = append.Ticket.Number;
        var stream = TicketReads.StreamId(append.Ticket);
        var row = append.Row;

        session.Execute(append.ExpectedVersion is 0 ? TicketColumns.Insert : TicketColumns.Update, row, TicketColumns.Values);
        var version = append.ExpectedVersion;

        foreach (var e in append.Events)
        {
            session.Execute(
                InsertEvent, account, stream, ++version, row.Brand, e.At, (long)e.ByKind, e.By, StoredJson.TypeOf(e), e.Content, StoredJson.Write(e));
        }

        if (append.Snapshot is { } snapshot)
        {
            session.Execute(KeepSnapshot, account, number, snapshot.Version, TicketSnapshot.Format, StoredJson.Write(snapshot));
        }

        foreach (var content in append.Contents)
        {
            session.Execute(InsertContent, account, content.Id, content.Customer, content.Text, content.Html, StoredJson.Write(content.Meta));
        }

        foreach (var tag in row.Tags.Except(append.Before?.Tags ?? [], StringComparer.Ordinal))
        {
            session.Execute(InsertTag, account, tag, number);
        }

        foreach (var tag in append.Before?.Tags.Except(row.Tags, StringComparer.Ordinal) ?? [])
        {
            session.Execute(DeleteTag, account, tag, number);
        }

        foreach (var delta in CountKey.Difference(append.Before, row))
        {
            var key = delta.Key;
            session.Execute(Count, account, key.Brand, key.Box, key.Status, key.AssigneeMember, key.AssigneeGroup, key.ChannelKind, delta.N);
        }

        foreach (var entry in append.Outbox)
        {
            session.Execute(
                InsertOutbox, account, entry.Id, entry.Ticket.Number, entry.Reply, entry.Channel, entry.Content, entry.Customer, entry.DueAt,
                entry.Envelope, entry.Target);
        }

        if (append.Withdraw is { } withdraw)
        {
            session.Execute(Withdraw, account, withdraw);
        }

        if (append.Requeue is { } requeue)
        {
            session.Execute(Requeue, account, requeue, row.UpdatedAt);
        }

        AppendDue.Write(session, append);

        foreach (var mailId in append.MailIds)
        {
            session.Execute(InsertMailId, account, mailId, number);
        }

        AppendCustomers.Write(session, append);

        if (append.WishId is { } wish)
        {
            session.Execute(InsertWish, account, stream, wish, append.ExpectedVersion + 1);
        }

        if (append.Intake is { } claim)
        {
            session.Execute(InsertIntake, account, claim.Channel, claim.MessageKey, number, claim.Item);
            Settle(session, append, claim.Fate, number, claim.Item);
        }
    }

    private static DeliveryState State(SqliteSession session, string account, string id) =>
        (DeliveryState)session.First(SelectState, row => row.Integer(0), account, id);

    private static void Settle(SqliteSession session, TicketAppend append, IntakeFate fate, long ticket, string item)
    {
        if (JournalId.TryParse(append.Intake?.JournalId, out var position))
        {
            session.Execute(SettleJournal, position, append.Ticket.Account.Value, (long)fate, ticket, item);
        }
    }
}
