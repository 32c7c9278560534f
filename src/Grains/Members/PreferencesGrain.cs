using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Orleans.Runtime;

namespace Oqupie.Grains.Members;

[GrainType("preferences")]
internal sealed class PreferencesGrain([PersistentState("preferences")] IPersistentState<MemberPreferences> kept) : Grain, IPreferencesGrain
{
    private const int MostSenders = 200;
    private const int LongestAddress = 320;

    public Task<MemberPreferences> Read() => Task.FromResult(kept.State);

    public async Task<MemberPreferences> Change(PreferencesWish wish)
    {
        var wanted = kept.State with
        {
            After = wish.After ?? kept.State.After,
            PicturesOf = wish.PicturesOf is { IsDefault: false } senders ? Senders(senders) : kept.State.PicturesOf,
        };
        await kept.Keep(wanted, this);
        return wanted;
    }

    public async Task Forget()
    {
        await kept.ClearStateAsync();
        DeactivateOnIdle();
    }

    private static ImmutableArray<string> Senders(ImmutableArray<string> named) =>
    [
        .. named.Select(address => (address ?? "").Trim().ToLowerInvariant())
            .Where(address => address.Length <= LongestAddress && address.Contains('@', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).TakeLast(MostSenders),
    ];
}
