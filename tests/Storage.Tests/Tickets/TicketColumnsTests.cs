using Dapper;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Tickets;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>A field of a ticket is a line of the description, a property and a migration: whichever of the three is forgotten is named here.</summary>
public sealed class TicketColumnsTests(StoresFixture fixture)
{
    private const string SqliteColumns = "SELECT name, type, \"notnull\" = 0 FROM pragma_table_info('ticket')";

    private const string PostgreSqlColumns = """
        SELECT column_name::text, data_type::text, is_nullable = 'YES' FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = 'ticket'
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_table_of_SQLite_has_the_columns_that_are_described() =>
        Assert.Equal(Described(), await Columns(fixture.Sqlite, SqliteColumns));

    [Fact]
    public async Task The_table_of_PostgreSQL_has_the_columns_that_are_described() =>
        Assert.Equal(Described(), await Columns(fixture.PostgreSql, PostgreSqlColumns));

    [Fact]
    public void Every_property_of_a_row_is_kept_in_one_column() => Assert.Equal(
        from property in typeof(TicketRow).GetProperties()
        where property.CanWrite && property.Name is not nameof(TicketRow.Id)
        orderby property.Name
        select property.Name,
        TicketColumns.All.Select(column => column.Property).OfType<string>().Order());

    [Fact]
    public void The_statements_are_text_that_one_can_read()
    {
        Assert.StartsWith("INSERT INTO ticket (account, number, version, brand, ", TicketColumns.Insert, StringComparison.Ordinal);
        Assert.StartsWith("UPDATE ticket SET version = $3, brand = $4, ", TicketColumns.Update, StringComparison.Ordinal);
        Assert.DoesNotContain("email_key", TicketColumns.Select, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Described() => TicketColumns.All
        .Select(column => Line(column.Name, column.Kind is TicketColumnKind.Integer, column.Kind is TicketColumnKind.NullableText))
        .Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> Columns(Stores stores, string sql)
    {
        var columns = new List<string>();
        await using var connection = await stores.Source!.OpenConnectionAsync(Cancellation);
        await using var reader = await connection.ExecuteReaderAsync(sql);

        while (await reader.ReadAsync(Cancellation))
        {
            var type = reader.GetString(1).ToUpperInvariant();
            columns.Add(Line(reader.GetString(0), type is "INTEGER" or "BIGINT", Convert.ToBoolean(reader.GetValue(2), null)));
        }

        return columns.Order(StringComparer.Ordinal);
    }

    private static string Line(string name, bool isInteger, bool isNullable) => $"{name} {(isInteger ? "integer" : "text")}{(isNullable ? " or nothing" : "")}";
}
