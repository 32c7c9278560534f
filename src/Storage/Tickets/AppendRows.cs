using Npgsql;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Channels;
using Oqupie.Storage.PostgreSql;
using static Oqupie.Storage.PostgreSql.BatchBuilder;

namespace Oqupie.Storage.Tickets;

/// <summary>The last round trip of a gathered commit: gives back the claims of refused appends, writes everything of the others, commits.</summary>
internal static class AppendRows
{
    private const string ForgetTickets = "DELETE FROM ticket t USING unnest($1, $2) AS w(account, number) WHERE t.account = w.account AND t.number = w.number";

    private const string ForgetMessages = """
        DELETE FROM intake_key k USING unnest($1, $2, $3) AS w(account, channel, message_key)
        WHERE k.account = w.account AND k.channel = w.channel AND k.message_key = w.message_key
        """;

    private const string ForgetWishes = """
        DELETE FROM wish k USING unnest($1, $2, $3) AS w(account, id, wish)
        WHERE k.account = w.account AND k.kind = 'ticket' AND k.id = w.id AND k.wish = w.wish
        """;

    private const string InsertEvents = """
        INSERT INTO event (account, kind, id, version, brand, at, by_kind, by_id, type, content, payload)
        SELECT account, 'ticket', id, version, brand, at, by_kind, by_id, type, content, payload::json
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS w(account, id, version, brand, at, by_kind, by_id, type, content, payload)
        """;

    private const string KeepSnapshots = """
        INSERT INTO ticket_snapshot (account, number, version, format, state)
        SELECT * FROM unnest($1, $2, $3, $4, $5)
        ON CONFLICT (account, number) DO UPDATE SET version = excluded.version, format = excluded.format, state = excluded.state
        """;

    private const string InsertContents = """
        INSERT INTO content (account, id, customer, body, html, meta)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
        """;

    private const string InsertTags = "INSERT INTO ticket_tag (account, tag, number) SELECT * FROM unnest($1, $2, $3) ON CONFLICT DO NOTHING";

    private const string DeleteTags = """
        DELETE FROM ticket_tag t USING unnest($1, $2, $3) AS w(account, tag, number)
        WHERE t.account = w.account AND t.tag = w.tag AND t.number = w.number
        """;

    private const string Count = """
        INSERT INTO box_count_delta (account, brand, box, status, assignee_member, assignee_group, channel_kind, n)
        SELECT account, brand, box, status, assignee_member, assignee_group, channel_kind, sum(n)
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS w(account, brand, box, status, assignee_member, assignee_group, channel_kind, n)
        GROUP BY 1, 2, 3, 4, 5, 6, 7
        HAVING sum(n) <> 0
        """;

    private const string InsertOutbox = """
        INSERT INTO outbox (account, id, ticket, reply, channel, content, customer, due_at, headers, target, state, attempts, ended, told)
        SELECT w.*, 1, 0, 0, 0 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS w
        """;

    private const string Withdraw = "UPDATE outbox o SET state = 7 FROM unnest($1, $2) AS w(account, id) WHERE o.account = w.account AND o.id = w.id";

    private const string Requeue = """
        UPDATE outbox o SET state = 1, due_at = w.due_at, reason = NULL FROM unnest($1, $2, $3) AS w(account, id, due_at)
        WHERE o.account = w.account AND o.id = w.id
        """;

    private const string InsertMailIds = """
        INSERT INTO mail_id (account, mail_id, ticket)
        SELECT * FROM unnest($1, $2, $3) AS w(account, mail_id, ticket) ORDER BY account, mail_id, ticket
        ON CONFLICT DO NOTHING
        """;

    private const string SettleJournal = """
        UPDATE intake_message m SET fate = w.fate, ticket = w.ticket, message = w.message, reason = NULL
        FROM unnest($1, $2, $3, $4, $5) AS w(account, position, fate, ticket, message)
        WHERE m.position = w.position AND m.account = w.account AND m.fate IN (0, 7)
        """;

    public static NpgsqlBatch Of(NpgsqlConnection connection, List<PendingAppend> pending, AppendAnswer[] answers, AppendClaims claims)
    {
        var batch = new NpgsqlBatch(connection);
        var all = pending.ConvertAll(one => one.Append);
        var kept = all.Where((_, i) => answers[i].Result is AppendResult.Appended).ToList();
        GiveBack(batch, [.. all.Where((_, i) => answers[i].Result is not AppendResult.Appended)], claims);
        AddTickets(batch, kept);
        AddOutbox(batch, kept);
        AppendDue.Add(batch, kept);
        AppendCustomers.Add(batch, kept);
        Settle(batch, all, answers);
        batch.Add("COMMIT");
        return batch;
    }

    private static void GiveBack(NpgsqlBatch batch, List<TicketAppend> refused, AppendClaims claims)
    {
        var tickets = refused.FindAll(a => a.ExpectedVersion is 0 && claims.Opened(a));
        var messages = refused.FindAll(a => a.Intake is not null && claims.WonMessage(a));
        var wishes = refused.FindAll(a => a.WishId is not null && claims.WonWish(a));
        AddIf(batch, tickets.Count, ForgetTickets, Texts(tickets, Account), Integers(tickets, Number));
        AddIf(
            batch, messages.Count, ForgetMessages,
            Texts(messages, Account), Texts(messages, a => a.Intake!.Channel), Texts(messages, a => a.Intake!.MessageKey));
        AddIf(batch, wishes.Count, ForgetWishes, Texts(wishes, Account), Texts(wishes, Stream), Texts(wishes, a => a.WishId));
    }

    private static void AddTickets(NpgsqlBatch batch, List<TicketAppend> kept)
    {
        // The rows of new tickets were their claims.
        var changed = kept.FindAll(a => a.ExpectedVersion > 0);
        AddIf(batch, changed.Count, TicketRowArrays.Update, TicketRowArrays.Of(changed));

        var events = kept.SelectMany(a => a.Events.Select((e, i) => (Append: a, Event: e, Version: a.ExpectedVersion + 1 + i))).ToList();
        AddIf(
            batch, events.Count, InsertEvents,
            Texts(events, e => Account(e.Append)), Texts(events, e => Stream(e.Append)), Integers(events, e => e.Version),
            Texts(events, e => e.Append.Row.Brand), Integers(events, e => UnixMicroseconds.Of(e.Event.At)), Integers(events, e => (long)e.Event.ByKind),
            Texts(events, e => e.Event.By), Texts(events, e => StoredJson.TypeOf(e.Event)), Texts(events, e => e.Event.Content),
            Texts(events, e => StoredJson.Write(e.Event)));

        var snapshots = kept.FindAll(a => a.Snapshot is not null);
        AddIf(
            batch, snapshots.Count, KeepSnapshots,
            Texts(snapshots, Account), Integers(snapshots, Number), Integers(snapshots, a => a.Snapshot!.Version),
            Integers(snapshots, _ => TicketSnapshot.Format), Texts(snapshots, a => StoredJson.Write(a.Snapshot!)));

        var contents = kept.SelectMany(a => a.Contents.Select(c => (Append: a, Content: c))).ToList();
        AddIf(
            batch, contents.Count, InsertContents,
            Texts(contents, c => Account(c.Append)), Texts(contents, c => c.Content.Id), Texts(contents, c => c.Content.Customer),
            Texts(contents, c => c.Content.Text), Texts(contents, c => c.Content.Html), Texts(contents, c => StoredJson.Write(c.Content.Meta)));

        var added = kept.SelectMany(a => a.Row.Tags.Except(a.Before?.Tags ?? [], StringComparer.Ordinal).Select(tag => (Append: a, Tag: tag))).ToList();
        AddIf(batch, added.Count, InsertTags, Texts(added, t => Account(t.Append)), Texts(added, t => t.Tag), Integers(added, t => Number(t.Append)));

        var removed = kept.SelectMany(a => (a.Before?.Tags ?? []).Except(a.Row.Tags, StringComparer.Ordinal).Select(tag => (Append: a, Tag: tag))).ToList();
        AddIf(batch, removed.Count, DeleteTags, Texts(removed, t => Account(t.Append)), Texts(removed, t => t.Tag), Integers(removed, t => Number(t.Append)));

        var counts = kept.SelectMany(a => CountKey.Difference(a.Before, a.Row).ToArray().Select(d => (Append: a, d.Key, d.N))).ToList();
        AddIf(
            batch, counts.Count, Count,
            Texts(counts, c => Account(c.Append)), Texts(counts, c => c.Key.Brand), Integers(counts, c => c.Key.Box), Integers(counts, c => c.Key.Status),
            Texts(counts, c => c.Key.AssigneeMember), Texts(counts, c => c.Key.AssigneeGroup), Texts(counts, c => c.Key.ChannelKind),
            Integers(counts, c => c.N));

        var mailIds = kept.SelectMany(a => a.MailIds.Select(id => (Append: a, Id: id))).ToList();
        AddIf(batch, mailIds.Count, InsertMailIds, Texts(mailIds, m => Account(m.Append)), Texts(mailIds, m => m.Id), Integers(mailIds, m => Number(m.Append)));
    }

    private static void AddOutbox(NpgsqlBatch batch, List<TicketAppend> kept)
    {
        var entries = kept.SelectMany(a => a.Outbox).ToList();
        AddIf(
            batch, entries.Count, InsertOutbox,
            Texts(entries, e => e.Ticket.Account.Value), Texts(entries, e => e.Id), Integers(entries, e => e.Ticket.Number), Integers(entries, e => e.Reply),
            Texts(entries, e => e.Channel), Texts(entries, e => e.Content), Texts(entries, e => e.Customer),
            Integers(entries, e => UnixMicroseconds.Of(e.DueAt)), Texts(entries, e => e.Envelope), Texts(entries, e => e.Target));

        var withdrawn = kept.FindAll(a => a.Withdraw is not null);
        AddIf(batch, withdrawn.Count, Withdraw, Texts(withdrawn, Account), Texts(withdrawn, a => a.Withdraw));

        var requeued = kept.FindAll(a => a.Requeue is not null);
        AddIf(
            batch, requeued.Count, Requeue,
            Texts(requeued, Account), Texts(requeued, a => a.Requeue), Integers(requeued, a => UnixMicroseconds.Of(a.Row.UpdatedAt)));
    }

    private static void Settle(NpgsqlBatch batch, List<TicketAppend> all, AppendAnswer[] answers)
    {
        var rows = new List<(string Account, long Position, IntakeFate Fate, long Ticket, string Item)>();

        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Intake is not { } claim || !JournalId.TryParse(claim.JournalId, out var position))
            {
                continue;
            }

            if (answers[i].Result is AppendResult.Appended)
            {
                rows.Add((Account(all[i]), position, claim.Fate, Number(all[i]), claim.Item));
            }
            else if (answers[i] is { Result: AppendResult.TakenInBefore, Ticket: { } winner, Item: { } item })
            {
                rows.Add((Account(all[i]), position, IntakeFate.Duplicate, winner.Number, item));
            }
        }

        AddIf(
            batch, rows.Count, SettleJournal,
            Texts(rows, r => r.Account), Integers(rows, r => r.Position), Integers(rows, r => (long)r.Fate), Integers(rows, r => r.Ticket),
            Texts(rows, r => r.Item));
    }

    private static void AddIf(NpgsqlBatch batch, int count, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        if (count > 0)
        {
            batch.Add(sql, parameters);
        }
    }

    private static string Account(TicketAppend append) => append.Ticket.Account.Value;

    private static long Number(TicketAppend append) => append.Ticket.Number;

    private static string Stream(TicketAppend append) => TicketReads.StreamId(append.Ticket);
}
