using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

[GrainType("key-ring")]
internal sealed class KeyRingGrain([PersistentState("key-ring")] IPersistentState<KeyRing> ring) : Grain, IKeyRingGrain
{
    public Task<ImmutableArray<string>> All() => Task.FromResult(ring.State.Keys.Values.ToImmutableArray());

    public Task Add(string name, string xml) => ring.Keep(new() { Keys = ring.State.Keys.SetItem(name, xml) }, this);
}

/// <summary>By name, each wrapped with the master key.</summary>
internal sealed record KeyRing
{
    public ImmutableDictionary<string, string> Keys { get; init; } = ImmutableDictionary<string, string>.Empty;
}
