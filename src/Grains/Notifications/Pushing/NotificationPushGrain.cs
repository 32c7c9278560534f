using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>One at a time for a member: so two silos that act on one plan notify once.</summary>
[GrainType("notification-push")]
internal sealed class NotificationPushGrain(
    INotificationStore store,
    IPushDeviceStore devices,
    PushDeviceBook book,
    PushSending sending,
    IMemberDirectory members,
    CallerNames names,
    IOptions<PushOptions> options,
    TimeProvider clock) : Grain, INotificationPushGrain
{
    /// <summary>For all devices together, which are asked side by side; who has not answered by then is away.</summary>
    private static readonly TimeSpan Takes = TimeSpan.FromSeconds(20);

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    public async Task Push(string token)
    {
        var now = clock.GetUtcNow();
        var member = await members.Read(Id, CancellationToken.None);
        var theirs = options.Value.On ? await book.Of(Id) : [];
        var unopened = member is null || theirs.IsEmpty ? [] : await Unopened(member);
        var news = member is null ? [] : PushRules.News(unopened, await Settings(), now);
        var ready = theirs.Where(device => device.WaitUntil is null || device.WaitUntil <= now).ToImmutableArray();
        var marks = member is null || news.IsEmpty ? [] : await Send(member, ready, news, PushRules.OpenTickets(unopened));
        var waiting = theirs.Except(ready).Where(device => !PushRules.For(device, news).IsEmpty).Select(device => device.WaitUntil);
        var next = marks.Select(mark => mark.WaitUntil).Concat(waiting).Min();
        await devices.Pushed(Id, marks, new(PushPlan.What, Id.Local, token), next, CancellationToken.None);
    }

    private async Task<ImmutableArray<StoredNotification>> Unopened(Member member) =>
        member.Present && MemberRules.Rights(member, Id.Account).Succeeded(out var rights, out _)
            ? await store.NewestUnopened(rights, PushRules.MostLookedAt, CancellationToken.None)
            : [];

    private async Task<NotificationSettings> Settings() =>
        (await store.Settings(Id.Account, [Id.Local], CancellationToken.None)).GetValueOrDefault(Id.Local, NotificationSettings.Default);

    private async Task<ImmutableArray<PushMark>> Send(
        Member member, ImmutableArray<StoredPushDevice> ready, ImmutableArray<StoredNotification> news, ImmutableArray<long>? open)
    {
        using var ends = new CancellationTokenSource(Takes, clock);
        var called = new Dictionary<long, string>();

        foreach (var one in news)
        {
            called[one.Position] = await names.Of(Id.Account, one);
        }

        var sent = ready.Select(async device =>
        {
            var calls = PushRules.For(device, news);
            var messages = calls.Length > PushRules.MostAtOnce
                ? [(PushText.OfMany(member.Language, calls.Length, open), calls[^1].Position)]
                : calls.Select(call => (PushText.Of(member.Language, call, called[call.Position], open), call.Position)).ToList();
            var (answer, upTo) = await sending.Send(device, messages, ends.Token);
            return calls.IsEmpty ? null : PushRules.Mark(device, upTo, calls[^1].Position, answer, clock.GetUtcNow());
        });
        return [.. (await Task.WhenAll(sent)).OfType<PushMark>()];
    }
}
