using System.Collections.Immutable;
using Oqupie.Contracts.Finders;

namespace Oqupie.Grains.Finders;

/// <summary>All finders of an account, in the order in which they were made.</summary>
internal sealed record FinderBook
{
    public ImmutableArray<KeptFinder> Finders { get; init; } = [];

    public KeptFinder? Find(string id) => Finders.FirstOrDefault(finder => finder.Info.Id == id);

    public InformationKeys InformationKeys() => new(
        Finders.SelectMany(finder => finder.Info.Labels).DistinctBy(label => label.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal),
        [.. Finders.SelectMany(finder => finder.Info.Hidden).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    public FinderBook With(KeptFinder finder) => this with
    {
        Finders = Find(finder.Info.Id) is { } before ? Finders.Replace(before, finder) : Finders.Add(finder),
    };

    public FinderBook Without(KeptFinder finder) => this with { Finders = Finders.Remove(finder) };
}

/// <param name="Info">As programs see it, but for when its secrets were used.</param>
/// <param name="Sealed">Its secrets by their ids, under DataProtection.</param>
[GenerateSerializer, Immutable, Alias("oqupie.KeptFinder")]
internal sealed record KeptFinder(
    [property: Id(0)] FinderInfo Info, [property: Id(1)] ImmutableSortedDictionary<string, string> Sealed);
