using Oqupie.Contracts.Members;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Notifications.Mailing;

/// <summary>Has members mailed at their time; a row for each member who has something waiting.</summary>
internal sealed class NotificationMailing(IGrainFactory grains) : IDueOwner
{
    public string What => MailPlan.What;

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken)
    {
        var member = grains.GetGrain<INotificationMailGrain>(new MemberId(item.Account, item.Key).ToString());
        return await member.Mail(item.Token) ? DueOutcome.Ended : DueOutcome.Later("The outgoing server did not take the mail.");
    }
}
