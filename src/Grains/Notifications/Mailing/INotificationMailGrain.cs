using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Notifications.Mailing;

/// <summary>Mails one member what they have not opened. The key is a <see cref="MemberId"/>.</summary>
[Alias("oqupie.INotificationMailGrain")]
internal interface INotificationMailGrain : IGrainWithStringKey
{
    /// <summary>
    /// Sends at most one mail, and ends or puts off the plan that bears this token. Asked again it sends nothing that it has sent, unless its own silo died
    /// between the outgoing server's word and ours.
    /// </summary>
    /// <returns>False where the outgoing server did not take the mail: nothing has changed.</returns>
    [Alias("Mail")]
    Task<bool> Mail(string token);
}
