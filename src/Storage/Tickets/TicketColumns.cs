using System.Data.Common;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>How a ticket's row is read: the same columns in the same order everywhere.</summary>
internal static class TicketColumns
{
    public const string All = """
        account, number, version, brand, channel, channel_kind, box, status, importance, assignee_member, assignee_group, subject, preview,
        customer, customer_name, customer_email, tags, cc, information, language, created_at, updated_at, last_message_at, messages, delivery_failed
        """;

    public static TicketRow Read(DbDataReader reader) => new()
    {
        Id = new(new AccountId(reader.GetString(0)), reader.GetInt64(1)),
        Version = reader.GetInt64(2),
        Brand = reader.GetString(3),
        Channel = Somebody(reader.GetString(4)),
        ChannelKind = reader.GetString(5),
        Box = (TicketBox)reader.GetInt32(6),
        Status = (TicketStatus)reader.GetInt32(7),
        Importance = (Importance)reader.GetInt32(8),
        AssigneeMember = Somebody(reader.GetString(9)),
        AssigneeGroup = Somebody(reader.GetString(10)),
        Subject = reader.GetString(11),
        Preview = reader.GetString(12),
        Customer = reader.GetString(13),
        CustomerName = reader.GetString(14),
        CustomerEmail = reader.GetString(15),
        Tags = StoredJson.ReadTexts(reader.GetString(16)),
        Cc = StoredJson.ReadTexts(reader.GetString(17)),
        AdditionalInformation = StoredJson.ReadPairs(reader.GetString(18)),
        Language = reader.IsDBNull(19) ? null : reader.GetString(19),
        CreatedAt = UnixMicroseconds.ToTime(reader.GetInt64(20)),
        UpdatedAt = UnixMicroseconds.ToTime(reader.GetInt64(21)),
        LastMessageAt = UnixMicroseconds.ToTime(reader.GetInt64(22)),
        Messages = reader.GetInt32(23),
        DeliveryFailed = reader.GetInt32(24) is not 0,
    };

    /// <summary>The form in which addresses are looked for.</summary>
    public static string EmailKey(string email) => email.ToLowerInvariant();

    private static string? Somebody(string id) => id.Length is 0 ? null : id;
}
