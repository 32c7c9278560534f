using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>What tickets are counted by. Box counts are sums over these, so that one set of counters serves every asker's scope.</summary>
internal readonly record struct CountKey(
    string Brand, long Box, long Status, string AssigneeMember, string AssigneeGroup, string ChannelKind)
{
    /// <summary>What a change does to the counters: nothing, one more, or one less here and one more there.</summary>
    public static ReadOnlySpan<(CountKey Key, long N)> Difference(TicketRow? before, TicketRow after)
    {
        var now = Of(after);

        if (before is null)
        {
            return new[] { (now, 1L) };
        }

        var then = Of(before);
        return then == now ? [] : new[] { (then, -1L), (now, 1L) };
    }

    public static CountKey Of(TicketRow row) =>
        new(row.Brand, (long)row.Box, (long)row.Status, row.AssigneeMember ?? "", row.AssigneeGroup ?? "", row.ChannelKind);
}
