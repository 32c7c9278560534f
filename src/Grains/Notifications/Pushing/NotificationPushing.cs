using Oqupie.Contracts.Members;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>Has the devices of members notified at their time; a row for each member who has something waiting.</summary>
internal sealed class NotificationPushing(IGrainFactory grains) : IDueOwner
{
    public string What => PushPlan.What;

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken)
    {
        await grains.GetGrain<INotificationPushGrain>(new MemberId(item.Account, item.Key).ToString()).Push(item.Token);
        return DueOutcome.Ended;
    }
}
