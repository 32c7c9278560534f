using Npgsql;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>Many tickets' rows at once, as arrays, one for each column.</summary>
internal static class TicketRowArrays
{
    private static readonly string Arrays = $"unnest({TicketColumns.Places}) AS w({TicketColumns.Names})";

    /// <summary>Answers account and number of those that were not there.</summary>
    public static readonly string Insert = $"""
        INSERT INTO ticket ({TicketColumns.Names})
        SELECT * FROM {Arrays}
        ORDER BY account, number
        ON CONFLICT DO NOTHING
        RETURNING account, number
        """;

    public static readonly string Update = $"""
        UPDATE ticket t SET {TicketColumns.Each(TicketColumns.Keys, (column, _) => $"{column.Name} = w.{column.Name}")}
        FROM {Arrays}
        WHERE t.account = w.account AND t.number = w.number
        """;

    public static NpgsqlParameter[] Of(List<TicketAppend> appends)
    {
        var parameters = new NpgsqlParameter[TicketColumns.All.Length];

        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = TicketColumns.All[i].Array(appends);
        }

        return parameters;
    }
}
