using Npgsql;
using Oqupie.Contracts;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.PostgreSql;
using Oqupie.Storage.Schedule;
using Oqupie.Storage.Sqlite;
using static Oqupie.Storage.PostgreSql.BatchBuilder;

namespace Oqupie.Storage.Tickets;

/// <summary>The due rows of an append, in its transaction.</summary>
internal static class AppendDue
{
    /// <summary>The rows that appends are the effect of, if they still are those rows.</summary>
    public const string Lock = """
        SELECT d.account, d.what, d.key, d.token
        FROM unnest($1, $2, $3) AS w(account, what, key) JOIN due d ON d.account = w.account AND d.what = w.what AND d.key = w.key
        ORDER BY d.account, d.what, d.key
        FOR UPDATE OF d
        """;

    private const string SelectToken = "SELECT token FROM due WHERE account = $1 AND what = $2 AND key = $3";

    private const string EndRows = """
        DELETE FROM due d USING unnest($1, $2, $3) AS w(account, what, key) WHERE d.account = w.account AND d.what = w.what AND d.key = w.key
        """;

    private const string PutRows = $"""
        INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts)
        SELECT account, what, key, shard, at, at, token, cause, 0 FROM unnest($1, $2, $3, $4, $5, $6, $7) AS w(account, what, key, shard, at, token, cause)
        ORDER BY account, what, key
        {DueStatements.OrTakeItsPlace}
        """;

    public static bool HasMovedOn(SqliteSession session, TicketAppend append)
    {
        foreach (var end in append.DueEnded)
        {
            if (end.Token is { } token && session.First(SelectToken, row => row.Text(0), append.Ticket.Account.Value, end.What, end.Key) != token)
            {
                return true;
            }
        }

        return false;
    }

    public static void Write(SqliteSession session, TicketAppend append)
    {
        var account = append.Ticket.Account;

        foreach (var end in append.DueEnded)
        {
            var statement = DueStatements.End(account, end);
            session.Execute(statement.Text, statement.Values);
        }

        foreach (var row in append.Due)
        {
            var statement = DueStatements.Put(account, row);
            session.Execute(statement.Text, statement.Values);
        }
    }

    public static void Add(NpgsqlBatch batch, List<TicketAppend> kept)
    {
        var ended = Ended(kept);

        if (ended.Count > 0)
        {
            batch.Add(EndRows, Keys(ended));
        }

        var put = kept.SelectMany(a => a.Due.Select(row => (a.Ticket.Account, Row: row))).ToList();

        if (put.Count > 0)
        {
            batch.Add(
                PutRows,
                Texts(put, p => p.Account.Value), Texts(put, p => p.Row.What), Texts(put, p => p.Row.Key), Integers(put, p => DueShard.Of(p.Account, p.Row)),
                Integers(put, p => UnixMicroseconds.Of(p.Row.At)), Texts(put, _ => LocalKey.New()), Texts(put, p => p.Row.Cause));
        }
    }

    /// <summary>To be called after the commit.</summary>
    public static void RingFor(this IDueBell bell, TicketAppend append, AppendAnswer answer)
    {
        if (answer.Result is AppendResult.Appended)
        {
            bell.RingFor(append.Ticket.Account, append.Due);
        }
    }

    public static List<(string Account, DueEnd End)> Ended(IEnumerable<TicketAppend> appends) =>
        [.. appends.SelectMany(a => a.DueEnded.Select(end => (a.Ticket.Account.Value, end)))];

    public static NpgsqlParameter[] Keys(List<(string Account, DueEnd End)> ends) =>
        [Texts(ends, e => e.Account), Texts(ends, e => e.End.What), Texts(ends, e => e.End.Key)];
}
