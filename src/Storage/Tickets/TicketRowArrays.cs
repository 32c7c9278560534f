using Npgsql;
using Oqupie.Grains.Tickets;
using static Oqupie.Storage.PostgreSql.BatchBuilder;

namespace Oqupie.Storage.Tickets;

/// <summary>Many tickets' rows at once, as arrays, one for each column.</summary>
internal static class TicketRowArrays
{
    private const string Columns = """
        account, number, version, brand, channel, channel_kind, box, status, importance, assignee_member, assignee_group, subject, preview,
        customer, customer_name, customer_email, email_key, tags, cc, information, language, created_at, updated_at, last_message_at, messages,
        delivery_failed
        """;

    private const string Arrays = """
        unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
        """;

    /// <summary>Answers account and number of those that were not there.</summary>
    public const string Insert = $"""
        INSERT INTO ticket ({Columns})
        SELECT * FROM {Arrays} AS w({Columns})
        ORDER BY account, number
        ON CONFLICT DO NOTHING
        RETURNING account, number
        """;

    public const string Update = $"""
        UPDATE ticket t SET
            version = w.version, brand = w.brand, channel = w.channel, channel_kind = w.channel_kind, box = w.box, status = w.status,
            importance = w.importance, assignee_member = w.assignee_member, assignee_group = w.assignee_group, subject = w.subject,
            preview = w.preview, customer = w.customer, customer_name = w.customer_name, customer_email = w.customer_email,
            email_key = w.email_key, tags = w.tags, cc = w.cc, information = w.information, language = w.language, created_at = w.created_at,
            updated_at = w.updated_at, last_message_at = w.last_message_at, messages = w.messages, delivery_failed = w.delivery_failed
        FROM {Arrays} AS w({Columns})
        WHERE t.account = w.account AND t.number = w.number
        """;

    public static NpgsqlParameter[] Of(List<TicketAppend> appends)
    {
        var rows = appends.ConvertAll(append => append.Row);
        return
        [
            Texts(rows, r => r.Id.Account.Value),
            Integers(rows, r => r.Id.Number),
            Integers(rows, r => r.Version),
            Texts(rows, r => r.Brand),
            Texts(rows, r => r.Channel ?? ""),
            Texts(rows, r => r.ChannelKind),
            Integers(rows, r => (long)r.Box),
            Integers(rows, r => (long)r.Status),
            Integers(rows, r => (long)r.Importance),
            Texts(rows, r => r.AssigneeMember ?? ""),
            Texts(rows, r => r.AssigneeGroup ?? ""),
            Texts(rows, r => r.Subject),
            Texts(rows, r => r.Preview),
            Texts(rows, r => r.Customer),
            Texts(rows, r => r.CustomerName),
            Texts(rows, r => r.CustomerEmail),
            Texts(rows, r => TicketColumns.EmailKey(r.CustomerEmail)),
            Texts(rows, r => StoredJson.Write(r.Tags)),
            Texts(rows, r => StoredJson.Write(r.Cc)),
            Texts(rows, r => StoredJson.Write(r.AdditionalInformation)),
            Texts(rows, r => r.Language),
            Integers(rows, r => UnixMicroseconds.Of(r.CreatedAt)),
            Integers(rows, r => UnixMicroseconds.Of(r.UpdatedAt)),
            Integers(rows, r => UnixMicroseconds.Of(r.LastMessageAt)),
            Integers(rows, r => r.Messages),
            Integers(rows, r => r.DeliveryFailed ? 1 : 0),
        ];
    }
}
