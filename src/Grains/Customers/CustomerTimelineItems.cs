using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Customers;

/// <summary>How events look on a customer's timeline. Pure.</summary>
public static class CustomerTimelineItems
{
    /// <summary>Null for what is not shown.</summary>
    public static CustomerTimelineItem? Of(long version, CustomerEvent happened) => happened switch
    {
        CustomerMade e => Item(CustomerTimelineKind.Made, ("brand", e.Brand)),
        CustomerChanged e => Item(CustomerTimelineKind.Changed, ("fields", string.Join(',', e.Fields))),
        CustomerBlocked => Item(CustomerTimelineKind.Blocked),
        CustomerUnblocked => Item(CustomerTimelineKind.Unblocked),
        CustomerMemoWritten e => Item(CustomerTimelineKind.Memo, ("memo", e.Memo)),
        CustomerMemoRemoved e => Item(CustomerTimelineKind.Memo, ("memo", e.Memo), ("removed", "true")),
        CustomerAbsorbed e => Item(CustomerTimelineKind.Merged, ("merge", e.Merge), ("customer", e.Customer)),
        CustomerMerged e => Item(CustomerTimelineKind.Merged, ("merge", e.Merge), ("into", e.Into)),
        CustomerReleased e => Item(CustomerTimelineKind.Unmerged, ("merge", e.Merge), ("customer", e.Customer)),
        CustomerUnmerged e => Item(CustomerTimelineKind.Unmerged, ("merge", e.Merge), ("from", e.From)),
        _ => null,
    } is { } item
        ? item with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"e{version}"),
            At = happened.At,
            By = happened.ByKind is ActorKind.Member or ActorKind.ApiKey ? happened.By : null,
        }
        : null;

    private static CustomerTimelineItem Item(CustomerTimelineKind kind, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var said = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

        foreach (var (name, value) in values)
        {
            said.Add(name, value);
        }

        return new() { Id = "", Kind = kind, At = default, Values = said.ToImmutable() };
    }
}
