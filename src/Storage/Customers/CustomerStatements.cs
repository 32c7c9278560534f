using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets.Following;
using Oqupie.Storage.Schedule;

namespace Oqupie.Storage.Customers;

/// <summary>
/// One write of a customer in statements. The first takes hold of the row that has the expected version and leaves a token there; all others do nothing where
/// the token is not found. That an identity is another's is said by the unique row of it.
/// </summary>
internal sealed class CustomerStatements(CustomerId customer)
{
    private const string Held = "EXISTS (SELECT 1 FROM customer WHERE account = $1 AND id = $2 AND token = $3)";

    // Who was deleted left an empty row, whose events go on.
    private const string Insert = """
        INSERT INTO customer (account, id, token, version, name, name_key, named, rating, tags, language, blocked, created_at, updated_at)
        VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (account, id) DO UPDATE
        SET token = excluded.token, version = customer.version + 1, name = excluded.name, name_key = excluded.name_key, named = excluded.named,
            rating = excluded.rating, tags = excluded.tags, language = excluded.language, blocked = excluded.blocked, created_at = excluded.created_at,
            updated_at = excluded.updated_at, deleted_at = 0, began = customer.version
        WHERE customer.deleted_at > 0
        """;

    private const string Update = """
        UPDATE customer
        SET token = $3, version = version + 1, name = $4, name_key = $5, named = $6, rating = $7, tags = $8, language = $9, blocked = $10,
            updated_at = $12
        WHERE account = $1 AND id = $2 AND created_at = $11 AND version = $13 AND merged_into = '' AND deleted_at = 0
        """;

    private const string InsertPlace = $"""
        INSERT INTO customer_place (account, customer, brand, channel, last_at) SELECT $1, $2, $4, '', 0 WHERE {Held} ON CONFLICT DO NOTHING
        """;

    private const string InsertIdentity = $"INSERT INTO customer_identity (account, identity, customer) SELECT $1, $4, $2 WHERE {Held}";
    private const string DeleteIdentity = $"DELETE FROM customer_identity WHERE account = $1 AND customer = $2 AND identity = $4 AND {Held}";
    private const string InsertMark = $"INSERT INTO customer_mark (account, mark, customer) SELECT $1, $4, $2 WHERE {Held} ON CONFLICT DO NOTHING";
    private const string DeleteMark = $"DELETE FROM customer_mark WHERE account = $1 AND customer = $2 AND mark = $4 AND {Held}";
    private const string DeleteMarks = $"DELETE FROM customer_mark WHERE account = $1 AND customer = $2 AND {Held}";

    private const string InsertMemo = $"""
        INSERT INTO customer_memo (account, id, customer, origin, at, by_id, body) SELECT $1, $4, $2, '', $5, $6, $7 WHERE {Held}
        """;

    private const string DeleteMemo = $"DELETE FROM customer_memo WHERE account = $1 AND customer = $2 AND id = $4 AND {Held}";

    // To PostgreSQL json(…) is a cast, to SQLite a function that answers its text.
    private const string InsertEvent = """
        INSERT INTO event (account, kind, id, version, brand, at, by_kind, by_id, type, payload)
        SELECT $1, 'customer', $2, c.version, '', $4, $5, $6, $7, json($8) FROM customer c WHERE c.account = $1 AND c.id = $2 AND c.token = $3
        """;

    private const string PutDue = $"""
        INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts) SELECT $1, $4, $2, $5, $6, $6, $3, $7, 0 WHERE {Held}
        {DueStatements.OrTakeItsPlace}
        """;

    private readonly string _account = customer.Account.Value;

    public string Token { get; } = LocalKey.New();

    public IEnumerable<SqlStatement> Write(CustomerChange change)
    {
        yield return Row(change);

        foreach (var identity in change.Dropped)
        {
            yield return Of(DeleteIdentity, identity.ToString());
        }

        foreach (var identity in change.Added)
        {
            yield return Of(InsertIdentity, identity.ToString());
        }

        foreach (var mark in Marks(change))
        {
            yield return mark;
        }

        if (change.Brand is { } brand)
        {
            yield return Of(InsertPlace, brand);
        }

        if (change.Memo is { } memo)
        {
            yield return Of(InsertMemo, memo.Id, memo.At, memo.By, memo.Body);
        }

        if (change.MemoRemoved is { } removed)
        {
            yield return Of(DeleteMemo, removed);
        }

        yield return Event(change.Happened);

        if (change.Follows)
        {
            yield return Due(CustomerFollow.Of(customer, change.Happened.At));
        }
    }

    public SqlStatement Event(CustomerEvent happened) =>
        Of(InsertEvent, happened.At, (long)happened.ByKind, happened.By, CustomerJson.TypeOf(happened), CustomerJson.Write(happened));

    private SqlStatement Due(DueRow row) => Of(PutDue, row.What, DueShard.Of(customer.Account, row), row.At, row.Cause);

    private SqlStatement Row(CustomerChange change)
    {
        var after = change.After;
        SqlValue[] values =
        [
            after.Name, CustomerMarks.Fold(after.Name), after.Named, (long)after.Rating, StoredJson.Write(after.Tags), after.Language ?? "", after.Blocked,
            after.CreatedAt, after.UpdatedAt,
        ];
        return change.Before is { } before ? Of(Update, [.. values, before.Version]) : Of(Insert, values);
    }

    // Whom nobody changed yet may be found by what a database made of their name; from the first change on it is by what we make of it.
    private IEnumerable<SqlStatement> Marks(CustomerChange change)
    {
        var before = change.Before is { Version: > 0 } known ? CustomerMarks.Of(known) : [];
        var after = CustomerMarks.Of(change.After);

        if (change.Before is { Version: 0 })
        {
            yield return Of(DeleteMarks);
        }

        foreach (var mark in before.Except(after))
        {
            yield return Of(DeleteMark, mark);
        }

        foreach (var mark in after.Except(before))
        {
            yield return Of(InsertMark, mark);
        }
    }

    private SqlStatement Of(string text, params SqlValue[] values) => new(text, [_account, customer.Local, Token, .. values]);
}
