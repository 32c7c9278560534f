using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Notifications;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>Whose calls are pushed, and when.</summary>
internal sealed class PushTimes(IPushDeviceStore devices, IOptions<PushOptions> options)
{
    /// <summary>Those of these who have a device. Of the others nothing is planned: most members have none.</summary>
    public async Task<ImmutableHashSet<string>> Reached(AccountId account, ImmutableArray<string> members, CancellationToken cancellationToken) =>
        options.Value.On ? await devices.Having(account, members, cancellationToken) : [];

    /// <summary>Null where the member does not want this kind so.</summary>
    public DateTimeOffset? DueAt(NotificationSettings settings, NotificationKind kind, DateTimeOffset at) =>
        settings.Of(kind) is { Bell: true, Push: true } ? at + options.Value.After : null;
}
