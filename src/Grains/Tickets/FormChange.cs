using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What a form was and becomes.</summary>
internal sealed record FormChange(TicketForm Before, TicketForm After)
{
    /// <summary>Of what says something else than before, in the order of the alphabet.</summary>
    public ImmutableArray<string> Keys =>
    [
        .. Before.Values.Keys.Union(After.Values.Keys, StringComparer.Ordinal)
            .Where(key => !Before.Values.GetValueOrDefault(key, []).SequenceEqual(After.Values.GetValueOrDefault(key, []), StringComparer.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
