using Npgsql;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Following;
using Oqupie.Storage.PostgreSql;
using Oqupie.Storage.Schedule;
using Oqupie.Storage.Sqlite;
using static Oqupie.Storage.PostgreSql.BatchBuilder;

namespace Oqupie.Storage.Tickets;

/// <summary>
/// What an append says of customers, in its transaction: who is new, where they have tickets, and that a ticket came for who is another by now. Customers are
/// locked after all else, by key.
/// </summary>
internal static class AppendCustomers
{
    // Who was deleted left an empty row: the same address begins anew there.
    private const string ComesBack = """
        ON CONFLICT (account, id) DO UPDATE
        SET name = excluded.name, name_key = excluded.name_key, named = 0, created_at = excluded.created_at, updated_at = excluded.created_at,
            deleted_at = 0, began = customer.version
        WHERE customer.deleted_at > 0
        """;

    private const string NewerPlace = """
        ON CONFLICT (account, customer, brand, channel) DO UPDATE SET last_at = excluded.last_at WHERE customer_place.last_at < excluded.last_at
        """;

    private const string InsertCustomer = $"""
        INSERT INTO customer (account, id, name, name_key, rating, tags, blocked, created_at, updated_at)
        SELECT $1, $2, $3, $4, 0, '[]', 0, $5, $5
        WHERE NOT EXISTS (SELECT 1 FROM customer_identity WHERE account = $1 AND identity = $6 AND customer <> $2)
        {ComesBack}
        """;

    private const string InsertIdentity = "INSERT INTO customer_identity (account, identity, customer) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    // The address became somebody else's since it was looked for: the id, which a ticket bears now, leads to them.
    private const string LeadOn = """
        INSERT INTO customer (account, id, name, rating, tags, blocked, created_at, merged_into)
        SELECT account, $2, '', 0, '[]', 0, $3, customer FROM customer_identity WHERE account = $1 AND identity = $4 AND customer <> $2
        ON CONFLICT DO NOTHING
        """;

    private const string InsertMark = """
        INSERT INTO customer_mark (account, mark, customer)
        SELECT c.account, $3, c.id FROM customer c JOIN customer_identity i ON i.account = c.account AND i.customer = c.id AND i.identity = $4
        WHERE c.account = $1 AND c.id = $2 AND c.name = $5
        ON CONFLICT DO NOTHING
        """;

    private const string InsertPlace = $"INSERT INTO customer_place (account, customer, brand, channel, last_at) VALUES ($1, $2, $3, $4, $5) {NewerPlace}";

    // Whose ticket it was may have none left there.
    private const string LeavePlace = """
        DELETE FROM customer_place
        WHERE account = $1 AND customer = $2 AND brand = $3 AND channel = $4
            AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.account = $1 AND t.customer = $2 AND t.brand = $3 AND t.channel_kind = $4)
        """;

    private const string LeavePlaces = """
        DELETE FROM customer_place p USING unnest($1, $2, $3, $4) AS w(account, customer, brand, channel)
        WHERE p.account = w.account AND p.customer = w.customer AND p.brand = w.brand AND p.channel = w.channel
            AND NOT EXISTS (
                SELECT 1 FROM ticket t
                WHERE t.account = w.account AND t.customer = w.customer AND t.brand = w.brand AND t.channel_kind = w.channel)
        """;

    private const string PutFollow = $"""
        INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts)
        SELECT account, $3, id, $4, $5, $5, $6, $7, 0 FROM customer WHERE account = $1 AND id = $2 AND merged_into <> ''
        {DueStatements.OrTakeItsPlace}
        """;

    private const string InsertCustomers = $"""
        INSERT INTO customer (account, id, name, name_key, created_at, updated_at, rating, tags, blocked)
        SELECT account, id, name, name_key, created_at, created_at, 0, '[]', 0
        FROM (SELECT DISTINCT ON (account, id) * FROM unnest($1, $2, $3, $4, $5, $6) AS w(account, id, name, name_key, created_at, identity)) w
        WHERE NOT EXISTS (SELECT 1 FROM customer_identity i WHERE i.account = w.account AND i.identity = w.identity AND i.customer <> w.id)
        ORDER BY account, id
        {ComesBack}
        """;

    private const string InsertIdentities = """
        INSERT INTO customer_identity (account, identity, customer)
        SELECT * FROM unnest($1, $2, $3) AS w(account, identity, customer) ORDER BY account, identity
        ON CONFLICT DO NOTHING
        """;

    private const string LeadAllOn = """
        INSERT INTO customer (account, id, name, created_at, rating, tags, blocked, merged_into)
        SELECT DISTINCT ON (w.account, w.id) w.account, w.id, '', w.created_at, 0, '[]', 0, i.customer
        FROM unnest($1, $2, $3, $4) AS w(account, id, created_at, identity)
        JOIN customer_identity i ON i.account = w.account AND i.identity = w.identity AND i.customer <> w.id
        ORDER BY w.account, w.id
        ON CONFLICT DO NOTHING
        """;

    private const string InsertMarks = """
        INSERT INTO customer_mark (account, mark, customer)
        SELECT DISTINCT w.account, w.mark, w.id FROM unnest($1, $2, $3, $4, $5) AS w(account, id, mark, identity, name)
        JOIN customer c ON c.account = w.account AND c.id = w.id AND c.name = w.name
        JOIN customer_identity i ON i.account = w.account AND i.customer = w.id AND i.identity = w.identity
        ORDER BY 1, 2, 3
        ON CONFLICT DO NOTHING
        """;

    private const string InsertPlaces = $"""
        INSERT INTO customer_place (account, customer, brand, channel, last_at)
        SELECT account, customer, brand, channel, max(last_at) FROM unnest($1, $2, $3, $4, $5) AS w(account, customer, brand, channel, last_at)
        GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        {NewerPlace}
        """;

    // Held until the commit: whoever merges them comes before, and is seen here, or after, and sees the ticket.
    private const string PutFollows = $"""
        INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts)
        SELECT DISTINCT ON (account, what, id) account, what, id, shard, at, at, token, cause, 0
        FROM (
            SELECT c.account, w.what, c.id, w.shard, w.at, w.token, w.cause, c.merged_into
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS w(account, id, what, shard, at, token, cause)
            JOIN customer c ON c.account = w.account AND c.id = w.id
            ORDER BY c.account, c.id
            FOR SHARE OF c
        ) theirs
        WHERE merged_into <> ''
        {DueStatements.OrTakeItsPlace}
        """;

    public static void Write(SqliteSession session, TicketAppend append)
    {
        var account = append.Ticket.Account.Value;

        if (append.Customer is { } one)
        {
            var (id, identity) = (one.Id.Local, one.Identity.ToString());
            session.Execute(InsertCustomer, account, id, one.Name, CustomerMarks.Fold(one.Name), one.At, identity);
            session.Execute(InsertIdentity, account, identity, id);
            session.Execute(LeadOn, account, id, one.At, identity);

            foreach (var mark in CustomerMarks.Found(one.Name, [one.Identity]))
            {
                session.Execute(InsertMark, account, id, mark, identity, one.Name);
            }
        }

        foreach (var (customer, channel, lastAt) in Places(append))
        {
            session.Execute(InsertPlace, account, customer, append.Row.Brand, channel, lastAt);
        }

        if (HasLeft(append))
        {
            session.Execute(LeavePlace, account, append.Before!.Customer, append.Row.Brand, append.Row.ChannelKind);
        }

        if (IsAnothers(append) && Follow(append) is var due)
        {
            session.Execute(PutFollow, account, append.Row.Customer, due.What, DueShard.Of(append.Ticket.Account, due), due.At, LocalKey.New(), due.Cause);
        }
    }

    public static void Add(NpgsqlBatch batch, List<TicketAppend> kept)
    {
        var newcomers = kept.Where(a => a.Customer is not null).Select(a => a.Customer!).ToList();

        if (newcomers.Count > 0)
        {
            batch.Add(
                InsertCustomers,
                Texts(newcomers, c => c.Id.Account.Value), Texts(newcomers, c => c.Id.Local), Texts(newcomers, c => c.Name),
                Texts(newcomers, c => CustomerMarks.Fold(c.Name)), Integers(newcomers, c => UnixMicroseconds.Of(c.At)),
                Texts(newcomers, c => c.Identity.ToString()));
            batch.Add(
                InsertIdentities,
                Texts(newcomers, c => c.Id.Account.Value), Texts(newcomers, c => c.Identity.ToString()), Texts(newcomers, c => c.Id.Local));
            batch.Add(
                LeadAllOn,
                Texts(newcomers, c => c.Id.Account.Value), Texts(newcomers, c => c.Id.Local), Integers(newcomers, c => UnixMicroseconds.Of(c.At)),
                Texts(newcomers, c => c.Identity.ToString()));

            var marks = newcomers.SelectMany(c => CustomerMarks.Found(c.Name, [c.Identity]).Select(mark => (Customer: c, Mark: mark))).ToList();
            batch.Add(
                InsertMarks,
                Texts(marks, m => m.Customer.Id.Account.Value), Texts(marks, m => m.Customer.Id.Local), Texts(marks, m => m.Mark),
                Texts(marks, m => m.Customer.Identity.ToString()), Texts(marks, m => m.Customer.Name));
        }

        AddPlaces(batch, kept);
        var left = kept.FindAll(HasLeft);

        if (left.Count > 0)
        {
            batch.Add(
                LeavePlaces,
                Texts(left, a => a.Ticket.Account.Value), Texts(left, a => a.Before!.Customer), Texts(left, a => a.Row.Brand),
                Texts(left, a => a.Row.ChannelKind));
        }

        var anothers = kept.FindAll(IsAnothers);

        if (anothers.Count > 0)
        {
            batch.Add(
                PutFollows,
                Texts(anothers, a => a.Ticket.Account.Value), Texts(anothers, a => a.Row.Customer), Texts(anothers, a => Follow(a).What),
                Integers(anothers, a => DueShard.Of(a.Ticket.Account, Follow(a))), Integers(anothers, a => UnixMicroseconds.Of(a.Row.UpdatedAt)),
                Texts(anothers, _ => LocalKey.New()), Texts(anothers, a => Follow(a).Cause));
        }
    }

    private static void AddPlaces(NpgsqlBatch batch, List<TicketAppend> kept)
    {
        var places = kept.SelectMany(a => Places(a).Select(place => (Append: a, Place: place))).ToList();

        if (places.Count > 0)
        {
            batch.Add(
                InsertPlaces,
                Texts(places, p => p.Append.Ticket.Account.Value), Texts(places, p => p.Place.Customer), Texts(places, p => p.Append.Row.Brand),
                Texts(places, p => p.Place.Channel), Integers(places, p => p.Place.LastAt));
        }
    }

    /// <summary>The ticket's customer has one there; who first wrote into another's ticket has none.</summary>
    private static IEnumerable<(string Customer, string Channel, long LastAt)> Places(TicketAppend append)
    {
        if (IsAnothers(append))
        {
            yield return (append.Row.Customer, append.Row.ChannelKind, UnixMicroseconds.Of(append.Row.CreatedAt));
        }

        if (append.Customer is { } newcomer && newcomer.Id.Local != append.Row.Customer)
        {
            yield return (newcomer.Id.Local, "", 0);
        }
    }

    /// <summary>Whether it is new, or another's than it was.</summary>
    private static bool IsAnothers(TicketAppend append) => append.Before is not { } before || before.Customer != append.Row.Customer;

    private static bool HasLeft(TicketAppend append) => append.Before is { } before && before.Customer != append.Row.Customer;

    private static DueRow Follow(TicketAppend append) =>
        CustomerFollow.Of(new CustomerId(append.Ticket.Account, append.Row.Customer), append.Row.UpdatedAt);
}
