using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Notifications;

/// <summary>What calls one member. The key is a <see cref="MemberId"/>. Answers nothing of tickets that the asking member may not see (any more).</summary>
[Alias("oqupie.INotificationsGrain")]
public interface INotificationsGrain : IGrainWithStringKey
{
    /// <summary>Refused (invalid, field "cursor") for a cursor that is not one of this list.</summary>
    [Alias("Page")]
    Task<Outcome<NotificationPage>> Page(Actor member, string? cursor, int limit);

    /// <summary>Marks what they have seen, and answers how many are left. Marking again changes nothing, and what is not theirs is passed over.</summary>
    [Alias("Opened")]
    Task<Outcome<int>> Opened(Actor member, OpenedNotifications opened);

    [Alias("Settings")]
    Task<NotificationSettings> Settings();

    /// <summary>Holds for what happens from now on. Refused (invalid) for an hour or a time zone that there is not.</summary>
    [Alias("Set")]
    Task<Outcome<NotificationSettings>> Set(NotificationSettings settings);

    /// <summary>Whether this server can mail anybody anything at all.</summary>
    [Alias("MailLeaves")]
    Task<bool> MailLeaves();
}
