using Oqupie.Contracts;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets.Following;
using Oqupie.Storage.Schedule;

namespace Oqupie.Storage.Customers;

/// <summary>
/// Two customers in one transaction. $1 is the account, $2 who is merged, $3 the token that is left on both rows, $4 who remains. Where only the first of them
/// could be held, the event of the second has no version, which no row may lack: all is taken back.
/// </summary>
internal sealed class MergeStatements(CustomerMerging merging)
{
    private const string Below = """
        WITH RECURSIVE below (id) AS (
            SELECT id FROM customer WHERE account = $1 AND id = $2
            UNION
            SELECT c.id FROM below b JOIN customer c ON c.account = $1 AND c.merged_into = b.id
        )
        """;

    private const string Held = """
        EXISTS (SELECT 1 FROM customer WHERE account = $1 AND id = $2 AND token = $3)
        AND EXISTS (SELECT 1 FROM customer WHERE account = $1 AND id = $4 AND token = $3)
        """;

    private const string HoldFrom = """
        UPDATE customer SET token = $3, version = version + 1, merged_into = $4, updated_at = $6
        WHERE account = $1 AND id = $2 AND version = $5 AND merged_into = '' AND deleted_at = 0
        """;

    private const string HoldAgain = """
        UPDATE customer SET token = $3, version = version + 1, merged_into = '', updated_at = $6
        WHERE account = $1 AND id = $2 AND version = $5 AND merged_into = $4 AND deleted_at = 0
        """;

    private const string HoldInto = """
        UPDATE customer SET token = $3, version = version + 1, name = $6, name_key = $7, named = $8, tags = $9, updated_at = $10
        WHERE account = $1 AND id = $4 AND version = $5 AND merged_into = '' AND deleted_at = 0
            AND EXISTS (SELECT 1 FROM customer WHERE account = $1 AND id = $2 AND token = $3)
        """;

    // The one who is told of is $5.
    private const string InsertEvent = """
        INSERT INTO event (account, kind, id, version, brand, at, by_kind, by_id, type, payload)
        SELECT $1, 'customer', $5, (SELECT c.version FROM customer c WHERE c.account = $1 AND c.id = $5 AND c.token = $3), '', $6, $7, $8, $9, json($10)
        WHERE EXISTS (SELECT 1 FROM customer WHERE account = $1 AND id IN ($2, $4) AND token = $3)
        """;

    private const string InsertMerge = $"""
        INSERT INTO customer_merge (account, id, customer, survivor, tags, at, by_id) SELECT $1, $5, $2, $4, $6, $7, $8 WHERE {Held}
        """;

    private const string DeleteMerge = $"DELETE FROM customer_merge WHERE account = $1 AND id = $5 AND {Held}";

    private const string MoveIdentities = $"""
        UPDATE customer_identity SET customer = $4, origin = CASE WHEN origin = '' THEN $2 ELSE origin END WHERE account = $1 AND customer = $2 AND {Held}
        """;

    private const string MoveMemos = $"""
        UPDATE customer_memo SET customer = $4, origin = CASE WHEN origin = '' THEN $2 ELSE origin END WHERE account = $1 AND customer = $2 AND {Held}
        """;

    private const string GiveBackIdentities = $"""
        {Below}
        UPDATE customer_identity SET customer = $2, origin = CASE WHEN origin = $2 THEN '' ELSE origin END
        WHERE account = $1 AND customer = $4 AND origin IN (SELECT id FROM below) AND {Held}
        """;

    private const string GiveBackMemos = $"""
        {Below}
        UPDATE customer_memo SET customer = $2, origin = CASE WHEN origin = $2 THEN '' ELSE origin END
        WHERE account = $1 AND customer = $4 AND origin IN (SELECT id FROM below) AND {Held}
        """;

    private const string CopyPlaces = $"""
        INSERT INTO customer_place (account, customer, brand, channel, last_at)
        SELECT account, $4, brand, channel, last_at FROM customer_place WHERE account = $1 AND customer = $2 AND channel <> '' AND {Held}
        ON CONFLICT (account, customer, brand, channel) DO UPDATE SET last_at = excluded.last_at WHERE customer_place.last_at < excluded.last_at
        """;

    private const string InsertMark = $"INSERT INTO customer_mark (account, mark, customer) SELECT $1, $6, $5 WHERE {Held} ON CONFLICT DO NOTHING";

    private const string DeleteMarks = $"DELETE FROM customer_mark WHERE account = $1 AND customer = $5 AND {Held}";

    private const string PutDue = $"""
        INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts) SELECT $1, $5, $6, $7, $8, $8, $9, $10, 0 WHERE {Held}
        {DueStatements.OrTakeItsPlace}
        """;

    private readonly string _token = LocalKey.New();

    public SqlStatement[] Merge() =>
    [
        Of(HoldFrom, merging.From.Version, merging.After.UpdatedAt),
        Survivor(),
        .. Events(),
        Of(
            InsertMerge, merging.Id, StoredJson.Write([.. merging.From.Tags.Except(merging.Into.Tags, StringComparer.Ordinal)]), merging.Happened.At,
            merging.Happened.By),
        Of(MoveIdentities),
        Of(MoveMemos),
        Of(CopyPlaces),
        .. Marks(merging.After),
        .. Due(),
    ];

    public SqlStatement[] Unmerge() =>
    [
        Of(HoldAgain, merging.From.Version, merging.After.UpdatedAt),
        Survivor(),
        .. Events(),
        Of(DeleteMerge, merging.Id),
        Of(GiveBackIdentities),
        Of(GiveBackMemos),
        .. Marks(merging.After),
        .. Marks(merging.From),
        .. Due(),
    ];

    private SqlStatement Survivor() => Of(
        HoldInto, merging.Into.Version, merging.After.Name, CustomerMarks.Fold(merging.After.Name), merging.After.Named, StoredJson.Write(merging.After.Tags),
        merging.After.UpdatedAt);

    private IEnumerable<SqlStatement> Events() => new[] { (merging.Into.Id, merging.Happened), (merging.From.Id, merging.HappenedToOther) }
        .Select(one => Of(
            InsertEvent, one.Id.Local, one.Item2.At, (long)one.Item2.ByKind, one.Item2.By, CustomerJson.TypeOf(one.Item2), CustomerJson.Write(one.Item2)));

    private IEnumerable<SqlStatement> Marks(Customer customer) =>
        CustomerMarks.Of(customer).Select(mark => Of(InsertMark, customer.Id.Local, mark)).Prepend(Of(DeleteMarks, customer.Id.Local));

    private IEnumerable<SqlStatement> Due() => Follows(merging)
        .Select(row => Of(PutDue, row.What, row.Key, DueShard.Of(merging.From.Id.Account, row), row.At, LocalKey.New(), row.Cause));

    /// <summary>The tickets of the one who is another now, and of the survivor, who may be called otherwise.</summary>
    public static IEnumerable<DueRow> Follows(CustomerMerging merging) =>
        [CustomerFollow.Of(merging.From.Id, merging.Happened.At), CustomerFollow.Of(merging.Into.Id, merging.Happened.At)];

    private SqlStatement Of(string text, params SqlValue[] values) =>
        new(text, [merging.From.Id.Account.Value, merging.From.Id.Local, _token, merging.Into.Id.Local, .. values]);
}
