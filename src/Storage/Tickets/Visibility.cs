using Oqupie.Contracts.Members;

namespace Oqupie.Storage.Tickets;

/// <summary>Who may see which ticket, as a condition inside the query: the same rule as <see cref="Actor.Sees"/>. For tickets and for their counters.</summary>
internal static class Visibility
{
    /// <returns>A condition on brand, assignee_member and assignee_group, or null where the asker sees all of their account.</returns>
    public static string? Of(Actor asker, SqlText sql)
    {
        var brands = asker.Brands is { } served ? sql.In("brand", served) : null;
        var scope = asker.Scope switch
        {
            TicketScope.All => null,
            TicketScope.Groups =>
                $"((assignee_member = '' AND assignee_group = '') OR assignee_member = {sql.Parameter(asker.Self)} "
                + $"OR {sql.In("assignee_group", asker.Groups)})",
            _ => $"(assignee_member = {sql.Parameter(asker.Self)})",
        };
        return (brands, scope) switch
        {
            (null, _) => scope,
            (_, null) => brands,
            _ => $"{brands} AND {scope}",
        };
    }
}
