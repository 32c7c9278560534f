using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>
/// The one description of a ticket's row. How it is inserted, changed, sent as arrays, selected and read is made of it, once, when the process starts.
/// A new field is a line here, its property of <see cref="TicketRow"/>, and a migration that adds the column with a default.
/// </summary>
internal static class TicketColumns
{
    public static readonly ImmutableArray<TicketColumn> All =
    [
        TicketColumn.Key("account", TicketColumnKind.Text, row => row.Id.Account.Value),
        TicketColumn.Key("number", TicketColumnKind.Integer, row => row.Id.Number),
        TicketColumn.Integer("version", row => row.Version),
        TicketColumn.Text("brand", row => row.Brand),
        TicketColumn.Somebody("channel", row => row.Channel),
        TicketColumn.Text("channel_kind", row => row.ChannelKind),
        TicketColumn.Choice("box", row => row.Box),
        TicketColumn.Choice("status", row => row.Status),
        TicketColumn.Choice("importance", row => row.Importance),
        TicketColumn.Somebody("assignee_member", row => row.AssigneeMember),
        TicketColumn.Somebody("assignee_group", row => row.AssigneeGroup),
        TicketColumn.Text("subject", row => row.Subject),
        TicketColumn.Text("preview", row => row.Preview),
        TicketColumn.Text("customer", row => row.Customer),
        TicketColumn.Text("customer_name", row => row.CustomerName),
        TicketColumn.Text("customer_email", row => row.CustomerEmail),
        TicketColumn.Made("email_key", row => TicketListText.AddressOf(row.CustomerEmail)),
        TicketColumn.Texts("tags", row => row.Tags),
        TicketColumn.Texts("cc", row => row.Cc),
        TicketColumn.Pairs("information", row => row.AdditionalInformation),
        TicketColumn.MaybeText("language", row => row.Language),
        TicketColumn.Time("created_at", row => row.CreatedAt),
        TicketColumn.Time("updated_at", row => row.UpdatedAt),
        TicketColumn.Time("last_message_at", row => row.LastMessageAt),
        TicketColumn.Integer("messages", row => row.Messages),
        TicketColumn.Flag("delivery_failed", row => row.DeliveryFailed),
        TicketColumn.Additions("additions", row => row.Additions),
        TicketColumn.Numbers("maybe_related", row => row.MaybeRelated),
        TicketColumn.MaybeTime("asleep_until", row => row.AsleepUntil),
        TicketColumn.Numbers("links", row => row.Links),
        TicketColumn.MaybeNumber("merged_into", row => row.MergedInto),
        TicketColumn.MaybeTime("boxed_at", row => row.BoxedAt),
        TicketColumn.Somebody("customer_origin", row => row.CustomerOrigin),
        TicketColumn.Choice("customer_rating", row => row.CustomerRating),
        TicketColumn.Somebody("inquiry_type", row => row.InquiryType),
        TicketColumn.Made("stars", row => row.Stars),
    ];

    /// <summary>The first columns, by which a row is found and never changed.</summary>
    public const int Keys = 2;

    private static readonly TicketColumn[] Kept = [.. All.Where(column => column.Property is not null)];

    /// <summary>Every name, as one inserts: "account, number, version, …".</summary>
    public static readonly string Names = Each(0, (column, _) => column.Name);

    /// <summary>What <see cref="Read"/> reads, in its order.</summary>
    public static readonly string Select = string.Join(", ", All.Take(Keys).Concat(Kept).Select(column => column.Name));

    /// <summary>The same of a table that is called so: "t.account, t.number, …".</summary>
    public static readonly string SelectT = string.Join(", ", All.Take(Keys).Concat(Kept).Select(column => $"t.{column.Name}"));

    /// <summary>The place after those that are read.</summary>
    public static readonly int Selected = Keys + Kept.Length;

    /// <summary>"$1, $2, $3, …", in the order of <see cref="All"/>.</summary>
    public static readonly string Places = Each(0, (_, i) => Place(i));

    /// <summary>One row, of the values of <see cref="Values"/>.</summary>
    public static readonly string Insert = $"INSERT INTO ticket ({Names}) VALUES ({Places})";

    /// <summary>The row of the same key, of the same values.</summary>
    public static readonly string Update =
        $"UPDATE ticket SET {Each(Keys, (column, i) => $"{column.Name} = {Place(i)}")} WHERE account = $1 AND number = $2";

    /// <summary>What is written of a row, in the order of <see cref="All"/>.</summary>
    public static readonly Func<TicketRow, SqlValue>[] Values = [.. All.Select(column => column.Value)];

    public static TicketRow Read(DbDataReader reader)
    {
        // Its required properties are filled below, before anybody else has it.
        var row = Activator.CreateInstance<TicketRow>() with { Id = new(new(reader.GetString(0)), reader.GetInt64(1)) };

        for (var i = 0; i < Kept.Length; i++)
        {
            Kept[i].Read!(row, reader, Keys + i);
        }

        return row;
    }

    /// <summary>What is said of each column but the first ones, with commas between.</summary>
    public static string Each(int after, Func<TicketColumn, int, string> say) => string.Join(", ", All.Select(say).Skip(after));

    private static string Place(int column) => string.Create(CultureInfo.InvariantCulture, $"${column + 1}");
}
