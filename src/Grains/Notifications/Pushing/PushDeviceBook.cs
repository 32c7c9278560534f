using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>The devices of members as they are now: one ends with the session in which it was registered, and with its member.</summary>
internal sealed class PushDeviceBook(IGrainFactory grains, IPushDeviceStore store, TimeProvider clock)
{
    /// <summary>Those whose session is open, the newest first; the others are taken out.</summary>
    public async Task<ImmutableArray<StoredPushDevice>> Of(MemberId member)
    {
        var devices = await store.Of(member, CancellationToken.None);

        if (devices.IsEmpty)
        {
            return [];
        }

        var session = await grains.GetGrain<IAgentGrain>(member.ToString()).Session();
        var open = session.Succeeded(out var found, out _) ? found.Sessions : [];
        var lasting = devices.Where(device => open.Contains(device.Session) && device.EndsAt > clock.GetUtcNow()).ToImmutableArray();
        var ended = devices.Except(lasting).Select(device => device.Device.Id).ToImmutableArray();

        if (!ended.IsEmpty)
        {
            await store.Remove(member, ended, CancellationToken.None);
        }

        return lasting;
    }
}
