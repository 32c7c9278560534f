using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>That a member's devices are to be notified, as the schedule keeps it.</summary>
public static class PushPlan
{
    public const string What = "notifications.push";

    /// <summary>A row for each member whom these ask to be notified, at the earliest time of theirs.</summary>
    public static ImmutableArray<(AccountId Account, DueRow Row)> Of(IEnumerable<NewNotification> rows) =>
    [
        .. from row in rows
           group row.PushAt by (row.Account, row.Member) into theirs
           let earliest = theirs.Min()
           where earliest is not null
           select (theirs.Key.Account, new DueRow { What = What, Key = theirs.Key.Member, At = earliest.Value }),
    ];
}
