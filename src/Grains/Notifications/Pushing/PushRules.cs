using System.Collections.Immutable;
using Oqupie.Contracts.Notifications;
using Oqupie.Contracts.Notifications.Pushing;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>What of a member's calls goes to a device, and when one whose push service is away is asked again. Pure.</summary>
internal static class PushRules
{
    /// <summary>After this a call is no news: it is in the bell.</summary>
    public static readonly TimeSpan NewsFor = TimeSpan.FromHours(4);

    /// <summary>More tickets than these at once are one notification that says how many.</summary>
    public const int MostAtOnce = 5;

    /// <summary>So many of the newest unopened calls are looked at.</summary>
    public const int MostLookedAt = 200;

    /// <summary>So many tickets a message names as unopened.</summary>
    public const int MostOpen = 50;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private const int MostDoublings = 7;

    /// <summary>Of the newest unopened calls: what may still be pushed.</summary>
    /// <param name="unopened">In any order.</param>
    /// <param name="settings">The member's.</param>
    /// <param name="now">The time.</param>
    public static ImmutableArray<StoredNotification> News(ImmutableArray<StoredNotification> unopened, NotificationSettings settings, DateTimeOffset now) =>
        [.. unopened.Where(one => one.Row.At > now - NewsFor && settings.Of(one.Row.Kind) is { Bell: true, Push: true })];

    /// <summary>
    /// The tickets that have something unopened, for a device to put away the notifications of all others; null where not all of them can be named.
    /// </summary>
    /// <param name="unopened">Of the newest, at most <see cref="MostLookedAt"/>.</param>
    public static ImmutableArray<long>? OpenTickets(ImmutableArray<StoredNotification> unopened)
    {
        var tickets = unopened.Select(one => one.Row.Ticket).Distinct().ToImmutableArray();
        return unopened.Length < MostLookedAt && tickets.Length <= MostOpen ? tickets : null;
    }

    /// <summary>The newest of each ticket that a device has not had, oldest first.</summary>
    public static ImmutableArray<StoredNotification> For(StoredPushDevice device, ImmutableArray<StoredNotification> news) =>
    [
        .. news.Where(one => one.Position > device.Pushed)
            .GroupBy(one => one.Row.Ticket)
            .Select(ofTicket => ofTicket.MaxBy(one => one.Position)!)
            .OrderBy(one => one.Position),
    ];

    /// <summary>What is written down of an attempt.</summary>
    /// <param name="device">As it was.</param>
    /// <param name="upTo">The last call that its push service took.</param>
    /// <param name="last">The last of all that it was to get.</param>
    /// <param name="answer">The last one.</param>
    /// <param name="now">The time.</param>
    public static PushMark Mark(StoredPushDevice device, long upTo, long last, PushAnswer answer, DateTimeOffset now) => answer.Fate switch
    {
        PushFate.Taken => new(device.Device.Id, last),
        PushFate.Gone => new(device.Device.Id, upTo) { Gone = true },
        PushFate.Away => new(device.Device.Id, upTo)
        {
            Failure = PushFailure.Away,
            Failures = device.Failures + 1,
            WaitUntil = now + PauseAfter(device.Failures + 1, answer.RetryAfter),
        },
        PushFate.Private => new(device.Device.Id, last) { Failure = PushFailure.Private },
        _ => new(device.Device.Id, last) { Failure = PushFailure.Refused },
    };

    /// <summary>Twice as long each time, and never shorter than the push service wants.</summary>
    public static TimeSpan PauseAfter(int failures, TimeSpan? wanted)
    {
        var pause = FirstPause * (1 << Math.Clamp(failures - 1, 0, MostDoublings));
        var asked = wanted is { } said && said > pause ? said : pause;
        return asked < LongestPause ? asked : LongestPause;
    }
}
