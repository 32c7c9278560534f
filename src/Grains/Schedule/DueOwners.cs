using System.Collections.Frozen;

namespace Oqupie.Grains.Schedule;

/// <summary>The owners by what they do. Two for one thing stop the start.</summary>
internal sealed class DueOwners(IEnumerable<IDueOwner> owners)
{
    private readonly FrozenDictionary<string, IDueOwner> _owners = owners.ToFrozenDictionary(owner => owner.What, StringComparer.Ordinal);

    public IDueOwner? Of(DueItem item) => _owners.GetValueOrDefault(item.What);
}
