using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Grains.Live;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Notifications;

[GrainType("notifications")]
internal sealed class NotificationsGrain(
    INotificationStore store,
    CallerNames names,
    PersonalTeller teller,
    ISystemMail mail,
    TimeProvider clock) : Grain, INotificationsGrain
{
    private const int MostItems = 100;

    /// <summary>A badge says no more than "999+".</summary>
    private const int MostCounted = 1000;

    private static readonly Refusal StrangeCursor = Refusal.Invalid("This is not a cursor of this list.", "cursor", "bad_cursor");
    private static readonly Refusal StrangeWish = Refusal.Invalid("Say one of id, ticket and all.", "id", "one_of");

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<NotificationPage>> Page(Actor member, string? cursor, int limit)
    {
        long? before = null;

        if (cursor is not null)
        {
            if (!TryPosition(cursor, out var position))
            {
                return StrangeCursor;
            }

            before = position;
        }

        var asked = Math.Clamp(limit, 1, MostItems);
        var rows = await store.Page(member, before, asked + 1, CancellationToken.None);
        var items = ImmutableArray.CreateBuilder<Notification>();

        foreach (var row in rows.Take(asked))
        {
            items.Add(await Shown(row));
        }

        return new NotificationPage
        {
            Items = items.ToImmutable(),
            Next = rows.Length > asked ? items[^1].Id : null,
            Unopened = await store.Unopened(member, MostCounted, CancellationToken.None),
        };
    }

    public async Task<Outcome<int>> Opened(Actor member, OpenedNotifications opened)
    {
        if ((opened.Id is null ? 0 : 1) + (opened.Ticket is null ? 0 : 1) + (opened.All ? 1 : 0) is not 1)
        {
            return StrangeWish;
        }

        long? position = opened.Id is null ? null : TryPosition(opened.Id, out var named) ? named : 0; // Nothing stands at 0.

        if (await store.Open(Id, position, opened.Ticket, clock.GetUtcNow(), CancellationToken.None))
        {
            await teller.Tell(Id.Account, [new(Id.Local, PersonalKind.Notifications)]);
        }

        return await store.Unopened(member, MostCounted, CancellationToken.None);
    }

    public async Task<NotificationSettings> Settings() =>
        (await store.Settings(Id.Account, [Id.Local], CancellationToken.None)).GetValueOrDefault(Id.Local, NotificationSettings.Default);

    public async Task<Outcome<NotificationSettings>> Set(NotificationSettings settings)
    {
        if (NotificationRules.WhatIsWrong(settings) is { } wrong)
        {
            return wrong;
        }

        await store.Set(Id, settings, CancellationToken.None);
        return settings;
    }

    public Task<bool> MailLeaves() => Task.FromResult(mail.Leaves);

    private static bool TryPosition(string text, out long position) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position) && position > 0;

    private async Task<Notification> Shown(StoredNotification stored) => new()
    {
        Id = stored.Position.ToString(CultureInfo.InvariantCulture),
        Kind = stored.Row.Kind,
        Ticket = stored.Row.Ticket,
        Subject = stored.Subject,
        Brand = stored.Brand,
        Actor = await Who(stored),
        At = stored.Row.At,
        OpenedAt = stored.OpenedAt,
    };

    private async Task<Participant> Who(StoredNotification stored)
    {
        var name = await names.Of(Id.Account, stored);
        return stored.Row.ByKind switch
        {
            ActorKind.Member => new("member", stored.Row.By, name),
            ActorKind.ApiKey => new("apiKey", stored.Row.By, name),
            ActorKind.Customer => new("customer", stored.Row.By, name),
            _ => new("system", "", ""),
        };
    }
}
