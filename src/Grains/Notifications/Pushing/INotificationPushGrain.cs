using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>Notifies the devices of one member. The key is a <see cref="MemberId"/>.</summary>
[Alias("oqupie.INotificationPushGrain")]
internal interface INotificationPushGrain : IGrainWithStringKey
{
    /// <summary>
    /// Sends what is neither opened nor sent to each device, and ends the plan that bears this token, or puts it off for devices whose push service is away.
    /// Asked again it sends nothing that it has sent, unless its own silo died in between; a device shows such a one in place of the first.
    /// </summary>
    [ResponseTimeout("00:01:00"), Alias("Push")]
    Task Push(string token);
}
