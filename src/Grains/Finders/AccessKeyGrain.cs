using System.Collections.Immutable;

namespace Oqupie.Grains.Finders;

[GrainType("access-key")]
internal sealed class AccessKeyGrain([PersistentState("access-key")] IPersistentState<AccessKeyHolder> holder) : Grain, IAccessKeyGrain
{
    private static readonly TimeSpan Exact = TimeSpan.FromMinutes(1);

    public async Task<bool> Claim(AccessKeyOwner owner)
    {
        if (holder.State.Owner is { } other)
        {
            return other == owner;
        }

        await holder.Keep(new() { Owner = owner }, this);
        return true;
    }

    public async Task Release()
    {
        if (holder.State.Owner is not null)
        {
            await holder.Keep(new(), this);
        }
    }

    public Task<AccessKeyOwner?> Owner() => Task.FromResult(holder.State.Owner);

    public async Task Used(string secret, DateTimeOffset at)
    {
        if (holder.State.Owner is not null && !(holder.State.Uses.TryGetValue(secret, out var last) && at - last < Exact))
        {
            var uses = holder.State.Uses.SetItem(secret, at);
            var newest = uses.OrderByDescending(use => use.Value).Take(FinderRules.MostSecrets).ToImmutableSortedDictionary(StringComparer.Ordinal);
            await holder.Keep(holder.State with { Uses = newest }, this);
        }
    }

    public Task<ImmutableSortedDictionary<string, DateTimeOffset>> Uses() => Task.FromResult(holder.State.Uses);
}

internal sealed record AccessKeyHolder
{
    public AccessKeyOwner? Owner { get; init; }

    /// <summary>Of those secrets that were used last.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> Uses { get; init; } = ImmutableSortedDictionary<string, DateTimeOffset>.Empty;
}
