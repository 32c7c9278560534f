using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;

namespace Oqupie.Grains.Notifications;

/// <summary>Who is called. Pure.</summary>
internal static class NotificationRules
{
    /// <summary>After this a call is history, which the ticket's timeline tells better.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>Whom a calling means, whoever they are.</summary>
    /// <param name="calling">Of one event.</param>
    /// <param name="place">Where its ticket is; null where that is gone.</param>
    /// <param name="groups">The members of each group that is meant.</param>
    public static ImmutableArray<string> Meant(
        Calling calling, CalledTicket? place, IReadOnlyDictionary<string, ImmutableArray<string>> groups) => calling switch
        {
            _ when place is not { Open: true } => [],
            { Kind: NotificationKind.ForwardAnswered } when place.Member is { } assigned => [assigned],
            { Group: { } group } => groups.GetValueOrDefault(group, []),
            { Member: { } member } => [member],
            { Kind: NotificationKind.Answered } when place.Member is { } assigned => [assigned],
            _ => [],
        };

    /// <summary>
    /// Whether this one is called: not for what they did themselves, not for a ticket that they may not see, and not where they do not want to be.
    /// </summary>
    public static bool IsCalled(Calling calling, CalledTicket place, Actor member, NotificationSettings settings) =>
        !(calling.Event.ByKind is ActorKind.Member && calling.Event.By == member.Id)
        && member.May(Permission.WorkOnTickets)
        && member.Sees(place.Brand, place.Member, place.Group)
        && settings.Of(calling.Kind).Bell;

    /// <summary>Null where a member may want to be called so.</summary>
    public static Refusal? WhatIsWrong(NotificationSettings settings) => settings.Mail switch
    {
        var mail when !Enum.IsDefined(mail.When) => Refusal.Invalid("It is off, soon or daily.", "notifications.mail.when", "unknown_choice"),
        { Hour: < 0 or > 23 } => Refusal.Invalid("An hour is 0 to 23.", "notifications.mail.hour", "number_range").With("least", 0).With("most", 23),
        var mail when !TimeZoneInfo.TryFindSystemTimeZoneById(mail.TimeZone, out _) =>
            Refusal.Invalid("There is no such time zone.", "notifications.mail.timeZone", "unknown_time_zone"),
        _ => null,
    };

    /// <param name="account">The ticket's.</param>
    /// <param name="member">Who is called.</param>
    /// <param name="calling">For what.</param>
    public static NewNotification Row(AccountId account, string member, Calling calling) =>
        new(account, member, calling.Kind, calling.Ticket, calling.Event.Version)
        {
            At = calling.Event.At,
            ByKind = calling.Event.ByKind,
            By = calling.Event.By,
        };
}
