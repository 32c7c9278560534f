using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Notifications;

namespace Oqupie.Grains.Notifications.Mailing;

/// <summary>When what is not opened is mailed. Asks no clock.</summary>
internal sealed class MailTimes(IOptions<MailingOptions> options)
{
    private readonly TimeSpan _soon = options.Value.MailAfter;

    /// <summary>By when a call of this kind is mailed; null where it is not.</summary>
    /// <param name="settings">The member's.</param>
    /// <param name="kind">Of the call.</param>
    /// <param name="at">When they were called.</param>
    public DateTimeOffset? DueAt(NotificationSettings settings, NotificationKind kind, DateTimeOffset at) => settings switch
    {
        _ when settings.Of(kind) is not { Bell: true, Mail: true } => null,
        { Mail.When: MailWhen.Soon } => at + _soon,
        { Mail.When: MailWhen.Daily } => Daily(settings.Mail, at),
        _ => null,
    };

    /// <summary>What is to be mailed now, and when to look again for the rest.</summary>
    /// <param name="waiting">Not opened and not mailed, oldest first.</param>
    /// <param name="settings">The member's.</param>
    /// <param name="now">The time.</param>
    public MailBatch Batch(ImmutableArray<StoredNotification> waiting, NotificationSettings settings, DateTimeOffset now)
    {
        var wanted = waiting
            .Select(one => (Call: one, DueAt: DueAt(settings, one.Row.Kind, one.Row.At)))
            .Where(one => one.DueAt is not null)
            .ToList();
        var ready = wanted.TakeWhile(one => one.DueAt <= now).Select(one => one.Call).ToImmutableArray();
        return new(ready, wanted.Skip(ready.Length).Min(one => one.DueAt));
    }

    /// <summary>The zone that a member named; times of one that this machine does not know are UTC.</summary>
    public static TimeZoneInfo Zone(MailDigest digest) => TimeZoneInfo.TryFindSystemTimeZoneById(digest.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The first time after that moment at which it is that hour there; an hour later on the day that leaves it out.</summary>
    private static DateTimeOffset Daily(MailDigest digest, DateTimeOffset at)
    {
        var zone = Zone(digest);
        var day = TimeZoneInfo.ConvertTime(at, zone).Date;
        var today = At(zone, day.AddHours(digest.Hour));
        return today > at ? today : At(zone, day.AddDays(1).AddHours(digest.Hour));
    }

    private static DateTimeOffset At(TimeZoneInfo zone, DateTime local)
    {
        var there = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(there, zone.GetUtcOffset(there)).ToUniversalTime();
    }
}

/// <param name="Ready">Oldest first; may be none.</param>
/// <param name="Next">Null where nothing else waits.</param>
internal sealed record MailBatch(ImmutableArray<StoredNotification> Ready, DateTimeOffset? Next);
