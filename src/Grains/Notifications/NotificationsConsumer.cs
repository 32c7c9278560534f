using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Grains.Live;
using Oqupie.Grains.Log;
using Oqupie.Grains.Members;
using Oqupie.Grains.Notifications.Mailing;
using Oqupie.Grains.Notifications.Pushing;

namespace Oqupie.Grains.Notifications;

/// <summary>
/// Makes of what happened to tickets who is called for it. Rights and settings are those of the moment in which it is followed; who loses the right afterwards
/// is not shown the row when they read.
/// </summary>
internal sealed class NotificationsConsumer(
    INotificationStore store,
    IMemberDirectory members,
    IGroupDirectory groups,
    PersonalTeller teller,
    MailTimes mail,
    PushTimes push) : ILogConsumer
{
    public string Name => "notifications";

    public int Shards => 1;

    /// <summary>What was called for once is opened or forgotten since: it cannot be made again.</summary>
    public LogConsumerKind Kind => LogConsumerKind.Outward;

    public ImmutableArray<string> Streams => ["ticket"];

    public async Task<bool> Take(LogBatch batch, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<NewNotification>();

        foreach (var account in batch.Events.SelectMany(happened => Calling.Of(happened)).GroupBy(calling => calling.Event.Account))
        {
            rows.AddRange(await Rows(account.Key, [.. account], cancellationToken));
        }

        if (rows.Count is 0)
        {
            return false;
        }

        await store.Add(rows.ToImmutable(), batch.FollowedTo, cancellationToken);

        foreach (var account in rows.GroupBy(row => row.Account))
        {
            await teller.Tell(
                account.Key, [.. account.Select(row => row.Member).Distinct().Select(member => new PersonalNews(member, PersonalKind.Notifications))]);
        }

        return true;
    }

    public Task<bool> Restart(FollowedTo followedTo, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("What somebody was called for is not made again.");

    private async Task<ImmutableArray<NewNotification>> Rows(AccountId account, ImmutableArray<Calling> callings, CancellationToken cancellationToken)
    {
        var places = (await store.Places(account, [.. callings.Select(calling => calling.Ticket).Distinct()], cancellationToken))
            .ToDictionary(place => place.Number);
        var named = callings.Select(calling => calling.Group).OfType<string>().Distinct().ToImmutableArray();
        var within = named.IsEmpty
            ? []
            : (await groups.Find(account, named, cancellationToken)).ToDictionary(group => group.Id, group => group.Members);
        var meant = callings
            .SelectMany(calling => NotificationRules.Meant(calling, places.GetValueOrDefault(calling.Ticket), within).Select(member => (calling, member)))
            .ToList();

        if (meant.Count is 0)
        {
            return [];
        }

        ImmutableArray<string> ids = [.. meant.Select(one => one.member).Distinct()];
        var rights = (await members.Find(account, ids, cancellationToken)).ToDictionary(member => member.Id, member => MemberRules.Rights(member, account));
        var said = await store.Settings(account, ids, cancellationToken);
        var reached = await push.Reached(account, ids, cancellationToken);
        NotificationSettings SettingsOf(string member) => said.GetValueOrDefault(member, NotificationSettings.Default);
        return
        [
            .. from one in meant
               where rights.TryGetValue(one.member, out var right) && right.Succeeded(out var member, out _)
                   && NotificationRules.IsCalled(one.calling, places[one.calling.Ticket], member, SettingsOf(one.member))
               group one.calling by (one.member, one.calling.Kind, one.calling.Event.Id) into same
               let wants = SettingsOf(same.Key.member)
               let row = NotificationRules.Row(account, same.Key.member, same.First())
               select row with
               {
                   MailAt = mail.DueAt(wants, row.Kind, row.At),
                   PushAt = reached.Contains(row.Member) ? push.DueAt(wants, row.Kind, row.At) : null,
               },
        ];
    }
}
