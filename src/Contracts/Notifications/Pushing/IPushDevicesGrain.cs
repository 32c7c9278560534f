using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Notifications.Pushing;

/// <summary>The browsers in which one member is notified although no console is open there. The key is a <see cref="MemberId"/>.</summary>
[Alias("oqupie.IPushDevicesGrain")]
public interface IPushDevicesGrain : IGrainWithStringKey
{
    /// <summary>Those whose session is still open, the newest first.</summary>
    [Alias("Read")]
    Task<PushDevices> Read();

    /// <summary>
    /// Notifies this browser from now on, for as long as the session is open; the same endpoint again is the same device, with what is said of it now, and one
    /// that was another member's is theirs no more. Refused (invalid, with the field) for what is no subscription of a push service, and (conflict) where
    /// this server does not push or the member has 20 already.
    /// </summary>
    [Alias("Register")]
    Task<Outcome<PushDevice>> Register(PushSubscription subscription, PushBrowser browser);

    /// <summary>Nothing happens where there is none of this id.</summary>
    [Alias("Remove")]
    Task Remove(string device);

    /// <summary>Nothing happens where there is none of this endpoint.</summary>
    [Alias("RemoveEndpoint")]
    Task RemoveEndpoint(string endpoint);

    /// <summary>Sends one that says only that it came, and answers how the device is afterwards. Refused (not found) where there is none (any more).</summary>
    [ResponseTimeout("00:00:30"), Alias("Try")]
    Task<Outcome<PushDevice>> Try(string device);
}
