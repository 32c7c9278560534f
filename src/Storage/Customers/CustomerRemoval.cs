using Oqupie.Contracts;
using Oqupie.Grains.Customers;

namespace Oqupie.Storage.Customers;

/// <summary>
/// How a customer is deleted, or erased. First the row is held, so that whoever opens a ticket for them has done so or comes after; only then it is looked
/// whether a ticket of theirs is open, or which there are.
/// </summary>
internal static class CustomerRemoval
{
    public const string SelectGone = "SELECT deleted_at FROM customer WHERE account = @account AND id = @id AND token = @token";

    private const string Hold = "UPDATE customer SET token = $3 WHERE account = $1 AND id = $2 AND version = $4 AND merged_into = '' AND deleted_at = 0";

    private const string EmptyAnyhow = """
        UPDATE customer
        SET version = version + 1, name = '', name_key = '', named = 0, rating = 0, tags = '[]', language = '', blocked = 0, updated_at = $4, deleted_at = $4
        WHERE account = $1 AND id = $2 AND token = $3
        """;

    private const string Empty = $"""
        {EmptyAnyhow} AND NOT EXISTS (SELECT 1 FROM ticket WHERE account = $1 AND customer = $2 AND status < 4 AND box <> 3)
        """;

    private const string Gone = "EXISTS (SELECT 1 FROM customer WHERE account = $1 AND id = $2 AND token = $3 AND deleted_at > 0)";

    private const string InsertEvent = """
        INSERT INTO event (account, kind, id, version, brand, at, by_kind, by_id, type, payload)
        SELECT $1, 'customer', $2, c.version, '', $4, $5, $6, $7, json($8)
        FROM customer c WHERE c.account = $1 AND c.id = $2 AND c.token = $3 AND c.deleted_at > 0
        """;

    // Whoever was merged into them, and into those.
    private const string Below = """
        WITH RECURSIVE below (id) AS (
            SELECT id FROM customer WHERE account = $1 AND merged_into = $2
            UNION
            SELECT c.id FROM below b JOIN customer c ON c.account = $1 AND c.merged_into = b.id
        )
        """;

    private const string DeleteMerges = $"""
        {Below}
        DELETE FROM customer_merge WHERE account = $1 AND (survivor = $2 OR survivor IN (SELECT id FROM below)) AND {Gone}
        """;

    // They are kept for when a merge is taken back.
    private const string DeleteMarksOfMerged = $"""
        {Below}
        DELETE FROM customer_mark WHERE account = $1 AND customer IN (SELECT id FROM below) AND {Gone}
        """;

    private const string DeletePlacesOfMerged = $"""
        {Below}
        DELETE FROM customer_place WHERE account = $1 AND customer IN (SELECT id FROM below) AND {Gone}
        """;

    private const string EmptyMerged = $"""
        {Below}
        UPDATE customer
        SET name = '', name_key = '', named = 0, rating = 0, tags = '[]', language = '', blocked = 0, updated_at = $4, deleted_at = $4, merged_into = ''
        WHERE account = $1 AND id IN (SELECT id FROM below) AND {Gone}
        """;

    private const string DeleteIdentities = $"DELETE FROM customer_identity WHERE account = $1 AND customer = $2 AND {Gone}";
    private const string DeleteMarks = $"DELETE FROM customer_mark WHERE account = $1 AND customer = $2 AND {Gone}";
    private const string DeletePlaces = $"DELETE FROM customer_place WHERE account = $1 AND customer = $2 AND {Gone}";
    private const string DeleteMemos = $"DELETE FROM customer_memo WHERE account = $1 AND customer = $2 AND {Gone}";

    /// <summary>The whole of it, but for one who has an open ticket.</summary>
    public static SqlStatement[] Of(Customer customer, CustomerDeleted happened, string token) => Of(customer, happened, token, Empty, []);

    /// <summary>The same of one who is erased, whatever is open.</summary>
    /// <param name="customer">As they are stored.</param>
    /// <param name="happened">What is left of it.</param>
    /// <param name="token">Of this write alone.</param>
    /// <param name="before">What is to be done while it is still known who they are. Its own first values are account, customer and token.</param>
    public static SqlStatement[] Of(Customer customer, CustomerErased happened, string token, params SqlStatement[] before) =>
        Of(customer, happened, token, EmptyAnyhow, before);

    private static SqlStatement[] Of(Customer customer, CustomerEvent happened, string token, string empty, SqlStatement[] before)
    {
        return
        [
            One(Hold, customer.Version),
            .. before,
            One(empty, happened.At),
            One(InsertEvent, happened.At, (long)happened.ByKind, happened.By, CustomerJson.TypeOf(happened), CustomerJson.Write(happened)),
            One(DeleteIdentities),
            One(DeleteMarks),
            One(DeletePlaces),
            One(DeleteMemos),
            One(DeleteMerges),
            One(DeleteMarksOfMerged),
            One(DeletePlacesOfMerged),
            One(EmptyMerged, happened.At),
        ];

        SqlStatement One(string text, params SqlValue[] values) => new(text, [customer.Id.Account.Value, customer.Id.Local, token, .. values]);
    }
}
