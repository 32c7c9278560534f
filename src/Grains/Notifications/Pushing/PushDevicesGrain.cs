using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Notifications.Pushing;

[GrainType("push-devices")]
internal sealed class PushDevicesGrain(
    IPushDeviceStore store,
    PushDeviceBook book,
    PushSending sending,
    PushKeys keys,
    PushSeal seal,
    IMemberDirectory members,
    IOptions<PushOptions> options,
    IOptions<PushTargets> targets,
    TimeProvider clock) : Grain, IPushDevicesGrain
{
    private static readonly TimeSpan TrialTakes = TimeSpan.FromSeconds(15);

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    public async Task<PushDevices> Read() => new()
    {
        PublicKey = options.Value.On ? (await keys.Own()).Public : null,
        Items = [.. (await book.Of(Id)).Select(device => device.Device)],
    };

    public async Task<Outcome<PushDevice>> Register(PushSubscription subscription, PushBrowser browser)
    {
        if (!options.Value.On)
        {
            return SubscriptionRules.Off;
        }

        if (SubscriptionRules.WhatIsWrong(subscription, targets.Value.AllowPrivateTargets) is { } wrong)
        {
            return wrong;
        }

        var id = PushSeal.IdOf(subscription.Endpoint);
        var devices = await book.Of(Id);

        if (devices.Length >= SubscriptionRules.MostDevices && !devices.Any(device => device.Device.Id == id))
        {
            return SubscriptionRules.TooMany;
        }

        var device = new NewPushDevice(id, browser.Session, seal.Seal(subscription), clock.GetUtcNow())
        {
            EndsAt = browser.EndsAt,
            Browser = browser.Name,
            System = browser.System,
        };
        await store.Put(Id, device, CancellationToken.None);
        return await Find(id) is { } kept ? kept.Device : SubscriptionRules.NotFound;
    }

    public Task Remove(string device) => store.Remove(Id, [device], CancellationToken.None);

    public Task RemoveEndpoint(string endpoint) => Remove(PushSeal.IdOf(endpoint));

    public async Task<Outcome<PushDevice>> Try(string device)
    {
        if (!options.Value.On)
        {
            return SubscriptionRules.Off;
        }

        if (await Find(device) is not { } found || await members.Read(Id, CancellationToken.None) is not { } member)
        {
            return SubscriptionRules.NotFound;
        }

        using var ends = new CancellationTokenSource(TrialTakes, clock);
        var (answer, upTo) = await sending.Send(found, [(PushText.OfTrial(member.Language), found.Pushed)], ends.Token);
        var mark = PushRules.Mark(found, upTo, found.Pushed, answer, clock.GetUtcNow());
        await store.Pushed(Id, [mark], new(PushPlan.What, Id.Local, "none"), null, CancellationToken.None);
        return await Find(device) is { } after ? after.Device : SubscriptionRules.NotFound;
    }

    private async Task<StoredPushDevice?> Find(string id) => (await book.Of(Id)).FirstOrDefault(device => device.Device.Id == id);
}
