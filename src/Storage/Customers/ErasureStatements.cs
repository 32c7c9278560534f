using Oqupie.Contracts;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Schedule;

namespace Oqupie.Storage.Customers;

/// <summary>How a customer begins to be erased. What is theirs is looked for while it is known who they are; the row is held, so nothing is added.</summary>
internal static class ErasureStatements
{
    private const string IfHeld = "EXISTS (SELECT 1 FROM customer WHERE account = $1 AND id = $2 AND token = $3)";

    // Themselves, whoever was merged into them, and into those.
    private const string Theirs = """
        WITH RECURSIVE theirs (id) AS (
            SELECT id FROM customer WHERE account = $1 AND id = $2
            UNION
            SELECT c.id FROM theirs b JOIN customer c ON c.account = $1 AND c.merged_into = b.id
        )
        """;

    // Those that have not followed their customer yet: of whoever was merged, also where they are still another's, and not of whoever was taken out again.
    private const string WriteTickets = $"""
        {Theirs}
        INSERT INTO customer_erasure_ticket (account, customer, number, gone)
        SELECT $1, $2, number, 0 FROM ticket
        WHERE account = $1 AND customer IN (SELECT id FROM theirs) AND (customer_origin = '' OR customer_origin IN (SELECT id FROM theirs)) AND {IfHeld}
        UNION
        SELECT $1, $2, number, 0 FROM ticket
        WHERE account = $1 AND customer_origin <> '' AND customer_origin IN (SELECT id FROM theirs) AND {IfHeld}
        ON CONFLICT (account, customer, number) DO UPDATE SET gone = 0
        """;

    private const string WriteDown = $"""
        INSERT INTO customer_erasure (account, customer, at, by_id, ended_at)
        SELECT $1, $2, $4, $5, 0 WHERE {IfHeld}
        ON CONFLICT (account, customer) DO UPDATE SET at = excluded.at, by_id = excluded.by_id, ended_at = 0
        """;

    private const string PutDue = $"""
        INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts)
        SELECT $1, $4, $2, $5, $6, $6, $3, $7, 0 WHERE {IfHeld}
        {DueStatements.OrTakeItsPlace}
        """;

    public static SqlStatement[] Begin(Customer customer, CustomerErased happened, DueRow due, string token)
    {
        return CustomerRemoval.Of(
            customer,
            happened,
            token,
            One(WriteTickets),
            One(WriteDown, happened.At, happened.By),
            One(PutDue, due.What, DueShard.Of(customer.Id.Account, due), due.At, due.Cause));

        SqlStatement One(string text, params SqlValue[] values) => new(text, [customer.Id.Account.Value, customer.Id.Local, token, .. values]);
    }
}
