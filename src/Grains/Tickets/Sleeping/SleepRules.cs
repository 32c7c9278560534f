using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tickets.Sleeping;

/// <summary>How tickets fall asleep and wake. A sleeping ticket stands in a box of its own, so no open list holds it. Pure.</summary>
internal static class SleepRules
{
    /// <summary>What the schedule is told; the key is the ticket's number.</summary>
    public const string What = "ticket.wake";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private static readonly Refusal OpenOnly = Refusal.Conflict(
        "Only an open ticket can sleep. Restore it, or open it again, first.", "cannot_sleep", "snoozeUntil");

    private static readonly Refusal BadTime = Refusal.Invalid("A ticket sleeps until a time to come, within a year.", "snoozeUntil", "bad_snooze");

    public static Refusal? Check(TicketRow row, TicketChange change, Snooze wish, DateTimeOffset now)
    {
        if (!wish.On)
        {
            return null;
        }

        var stays = row.Box is TicketBox.Open or TicketBox.Asleep && change is not ({ Deleted: true } or { Spam: true });

        if (!stays || (change.Status ?? row.Status) is TicketStatus.Completed)
        {
            return OpenOnly;
        }

        return wish.Until is { } until && (until <= now || until > now + Longest) ? BadTime : null;
    }

    /// <summary>The same wish again changes nothing.</summary>
    public static ImmutableArray<TicketEvent> Change(TicketRow row, Snooze wish, ActorKind byKind, string by, DateTimeOffset now) => (wish.On, row.Box) switch
    {
        (false, _) => Roused(row, byKind, by, now),
        (true, TicketBox.Asleep) when row.AsleepUntil == Fine(wish.Until) => [],
        _ => [new TicketSnoozed { At = now, ByKind = byKind, By = by, Until = Fine(wish.Until) }],
    };

    /// <summary>What comes beside something that a sleeping ticket does not sleep through; nothing where it is awake.</summary>
    public static ImmutableArray<TicketEvent> Roused(TicketRow row, ActorKind byKind, string by, DateTimeOffset now) =>
        row.Box is TicketBox.Asleep ? [Woken(byKind, by, now)] : [];

    /// <summary>By the clock. Nothing where it is awake, or sleeps on: then another row says until when.</summary>
    public static Decision Due(TicketRow row, string token, DateTimeOffset now) => row.Box is TicketBox.Asleep && row.AsleepUntil <= now
        ? new() { Events = [Woken(ActorKind.System, "", now)], DueEnded = [new(What, Key(row), token)] }
        : Decision.Nothing;

    /// <summary>With the row that wakes it put or taken back, whichever rule had it fall asleep or wake.</summary>
    /// <param name="row">The ticket's before it.</param>
    public static Decision Planned(Decision decision, TicketRow row)
    {
        if (decision.DueEnded.Any(end => end.What == What))
        {
            return decision;
        }

        foreach (var happened in decision.Events.Reverse())
        {
            if (happened is TicketSnoozed { Until: { } until })
            {
                return decision with { Due = decision.Due.Add(new() { What = What, Key = Key(row), At = until }) };
            }

            if (happened is TicketSnoozed or TicketWoken)
            {
                return row.AsleepUntil is null ? decision : decision with { DueEnded = decision.DueEnded.Add(new(What, Key(row))) };
            }
        }

        return decision;
    }

    /// <summary>As programs see it.</summary>
    public static string Word(DateTimeOffset? until) => until is { } time
        ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture)
        : Snooze.Reply;

    private static TicketWoken Woken(ActorKind byKind, string by, DateTimeOffset now) => new() { At = now, ByKind = byKind, By = by };

    private static string Key(TicketRow row) => row.Id.Number.ToString(CultureInfo.InvariantCulture);

    // As fine as it is stored, or a ticket would differ from itself once it is read again.
    private static DateTimeOffset? Fine(DateTimeOffset? time) =>
        time is { } at ? at.ToUniversalTime().AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMicrosecond)) : null;
}
