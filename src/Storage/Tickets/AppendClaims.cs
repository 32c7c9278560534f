using Npgsql;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.PostgreSql;
using static Oqupie.Storage.PostgreSql.BatchBuilder;

namespace Oqupie.Storage.Tickets;

/// <summary>
/// The first round trip of a gathered commit: it locks the tickets that are there, and claims what can be had once: new numbers, message keys,
/// wishes. Locks are taken in one order everywhere (tickets, message keys, wishes, outbox rows, due rows; each by key), so two silos never wait for each other.
/// </summary>
internal sealed class AppendClaims
{
    private const string LockTickets = """
        SELECT t.account, t.number, t.version
        FROM unnest($1, $2) AS w(account, number) JOIN ticket t ON t.account = w.account AND t.number = w.number
        ORDER BY t.account, t.number
        FOR UPDATE OF t
        """;

    private const string ClaimMessages = """
        INSERT INTO intake_key (account, channel, message_key, ticket, item)
        SELECT * FROM unnest($1, $2, $3, $4, $5) AS w(account, channel, message_key, ticket, item)
        ORDER BY account, channel, message_key
        ON CONFLICT DO NOTHING
        RETURNING account, ticket, channel, message_key
        """;

    private const string ClaimWishes = """
        INSERT INTO wish (account, kind, id, wish, version)
        SELECT account, 'ticket', id, wish, version FROM unnest($1, $2, $3, $4) AS w(account, id, wish, version)
        ORDER BY account, id, wish
        ON CONFLICT DO NOTHING
        RETURNING account, id::bigint
        """;

    private const string LockOutbox = """
        SELECT o.account, o.id, o.state
        FROM unnest($1, $2) AS w(account, id) JOIN outbox o ON o.account = w.account AND o.id = w.id
        ORDER BY o.account, o.id
        FOR UPDATE OF o
        """;

    private const string ReadMessages = """
        SELECT k.account, k.channel, k.message_key, k.ticket, k.item
        FROM unnest($1, $2, $3) AS w(account, channel, message_key)
        JOIN intake_key k ON k.account = w.account AND k.channel = w.channel AND k.message_key = w.message_key
        """;

    private const string ReadWishes = """
        SELECT k.account, k.id, k.version
        FROM unnest($1, $2, $3) AS w(account, id, wish)
        JOIN wish k ON k.account = w.account AND k.kind = 'ticket' AND k.id = w.id AND k.wish = w.wish
        """;

    private readonly List<TicketAppend> _appends;
    private readonly Dictionary<TicketId, long> _versions = [];
    private readonly HashSet<TicketId> _opened = [];
    private readonly HashSet<TicketId> _messagesWon = [];
    private readonly HashSet<TicketId> _wishesWon = [];
    private readonly Dictionary<(string Account, string Id), DeliveryState> _outbox = [];
    private readonly Dictionary<(string Account, string What, string Key), string> _due = [];
    private readonly Dictionary<(string Account, string Channel, string Key), AppendAnswer> _takenInBefore = [];
    private readonly Dictionary<(string Account, string Id), AppendAnswer> _wishedBefore = [];

    private AppendClaims(List<PendingAppend> batch) => _appends = batch.ConvertAll(pending => pending.Append);

    public static async Task<AppendClaims> Make(NpgsqlConnection connection, List<PendingAppend> batch)
    {
        var claims = new AppendClaims(batch);
        await claims.Claim(connection);
        await claims.AskWhoWon(connection);
        return claims;
    }

    public AppendAnswer[] Decide()
    {
        var answers = new AppendAnswer[_appends.Count];

        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = Decide(_appends[i]);

            if (answers[i].Result is AppendResult.Appended)
            {
                // A row has one effect: for the next in this commit it has ended.
                foreach (var end in _appends[i].DueEnded)
                {
                    _due.Remove((_appends[i].Ticket.Account.Value, end.What, end.Key));
                }
            }
        }

        return answers;
    }

    /// <summary>Claims of a refused append that were won all the same, and are given back before the commit.</summary>
    public bool Opened(TicketAppend append) => _opened.Contains(append.Ticket);

    public bool WonMessage(TicketAppend append) => _messagesWon.Contains(append.Ticket);

    public bool WonWish(TicketAppend append) => _wishesWon.Contains(append.Ticket);

    private AppendAnswer Decide(TicketAppend append)
    {
        var account = append.Ticket.Account.Value;

        if (append.Intake is { } claim && !WonMessage(append))
        {
            return _takenInBefore[(account, claim.Channel, claim.MessageKey)];
        }

        if (append.WishId is not null && !WonWish(append))
        {
            return _wishedBefore[(account, TicketReads.StreamId(append.Ticket))];
        }

        if (append.ExpectedVersion is 0 ? !Opened(append) : _versions.GetValueOrDefault(append.Ticket) != append.ExpectedVersion)
        {
            return AppendAnswer.Conflict;
        }

        if (append.DueEnded.Any(end => end.Token is { } token && _due.GetValueOrDefault((account, end.What, end.Key)) != token))
        {
            return AppendAnswer.DueMovedOn;
        }

        return (append.Withdraw is { } withdraw && !OutboxStates.MayWithdraw(_outbox.GetValueOrDefault((account, withdraw))))
            || (append.Requeue is { } requeue && !OutboxStates.MayRequeue(_outbox.GetValueOrDefault((account, requeue))))
            ? AppendAnswer.AlreadyLeaving
            : AppendAnswer.Appended;
    }

    private async Task Claim(NpgsqlConnection connection)
    {
        var known = _appends.FindAll(a => a.ExpectedVersion > 0);
        var fresh = _appends.FindAll(a => a.ExpectedVersion is 0);
        var messages = _appends.FindAll(a => a.Intake is not null);
        var wishes = _appends.FindAll(a => a.WishId is not null);
        List<(string Account, string Id)> leaving =
        [
            .. _appends.Where(a => a.Withdraw is not null).Select(a => (a.Ticket.Account.Value, a.Withdraw!)),
            .. _appends.Where(a => a.Requeue is not null).Select(a => (a.Ticket.Account.Value, a.Requeue!)),
        ];
        var ending = AppendDue.Ended(_appends).FindAll(e => e.End.Token is not null);

        await using var batch = new NpgsqlBatch(connection);
        var readers = new List<Action<NpgsqlDataReader>>();
        batch.Add("BEGIN");
        Ask(known.Count, LockTickets, r => _versions[Ticket(r)] = r.GetInt64(2), Texts(known, Account), Integers(known, a => a.Ticket.Number));
        Ask(fresh.Count, TicketRowArrays.Insert, r => _opened.Add(Ticket(r)), TicketRowArrays.Of(fresh));
        Ask(
            messages.Count, ClaimMessages, r => _messagesWon.Add(Ticket(r)),
            Texts(messages, Account), Texts(messages, a => a.Intake!.Channel), Texts(messages, a => a.Intake!.MessageKey),
            Integers(messages, a => a.Ticket.Number), Texts(messages, a => a.Intake!.Item));
        Ask(
            wishes.Count, ClaimWishes, r => _wishesWon.Add(Ticket(r)),
            Texts(wishes, Account), Texts(wishes, a => TicketReads.StreamId(a.Ticket)), Texts(wishes, a => a.WishId),
            Integers(wishes, a => a.ExpectedVersion + 1));
        Ask(
            leaving.Count, LockOutbox, r => _outbox[(r.GetString(0), r.GetString(1))] = (DeliveryState)r.GetInt32(2),
            Texts(leaving, o => o.Account), Texts(leaving, o => o.Id));
        Ask(ending.Count, AppendDue.Lock, r => _due[(r.GetString(0), r.GetString(1), r.GetString(2))] = r.GetString(3), AppendDue.Keys(ending));
        await Read(batch, readers);

        void Ask(int count, string sql, Action<NpgsqlDataReader> read, params ReadOnlySpan<NpgsqlParameter> parameters)
        {
            if (count > 0)
            {
                batch.Add(sql, parameters);
                readers.Add(read);
            }
        }
    }

    private async Task AskWhoWon(NpgsqlConnection connection)
    {
        var messages = _appends.FindAll(a => a.Intake is not null && !WonMessage(a));
        var wishes = _appends.FindAll(a => a.WishId is not null && !WonWish(a));

        if (messages.Count + wishes.Count is 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            ReadMessages, Texts(messages, Account), Texts(messages, a => a.Intake!.Channel), Texts(messages, a => a.Intake!.MessageKey));
        batch.Add(ReadWishes, Texts(wishes, Account), Texts(wishes, a => TicketReads.StreamId(a.Ticket)), Texts(wishes, a => a.WishId));
        await Read(
            batch,
            [
                r => _takenInBefore[(r.GetString(0), r.GetString(1), r.GetString(2))] = new()
                {
                    Result = AppendResult.TakenInBefore, Ticket = new(new(r.GetString(0)), r.GetInt64(3)), Item = r.GetString(4),
                },
                r => _wishedBefore[(r.GetString(0), r.GetString(1))] = new() { Result = AppendResult.WishedBefore, Version = r.GetInt64(2) },
            ]);
    }

    private static async Task Read(NpgsqlBatch batch, List<Action<NpgsqlDataReader>> readers)
    {
        await using var reader = await batch.ExecuteReaderAsync();

        foreach (var read in readers)
        {
            while (await reader.ReadAsync())
            {
                read(reader);
            }

            await reader.NextResultAsync();
        }
    }

    private static string Account(TicketAppend append) => append.Ticket.Account.Value;

    private static TicketId Ticket(NpgsqlDataReader reader) => new(new(reader.GetString(0)), reader.GetInt64(1));
}
