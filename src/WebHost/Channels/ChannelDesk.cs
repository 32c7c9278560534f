using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Channels;

/// <summary>Sets channels up and shows how they are. A channel of a brand that one does not serve is not there.</summary>
internal sealed class ChannelDesk(IGrainFactory grains, SettingsReading reading)
{
    private static readonly Refusal NoSuchChannel = Refusal.NotFound("There is no such channel.");
    private static readonly Refusal NoSettings = Refusal.Invalid("A channel has settings.", "settings");
    private static readonly Refusal NoSuchBrand = Refusal.NotFound("There is no such brand.");

    public async Task<Outcome<Page<ChannelView>>> OfBrand(Actor actor, string brand)
    {
        if (!actor.Serves(brand))
        {
            return NoSuchBrand;
        }

        var channels = await Channels(actor).All(brand);
        return new Page<ChannelView>(await Task.WhenAll(channels.Select(channel => Show(actor, channel))));
    }

    public async Task<Outcome<ChannelView>> Make(Actor actor, string brand, NewChannelBody body)
    {
        if (!actor.Serves(brand))
        {
            return NoSuchBrand;
        }

        if (!reading.TryRead(body.Kind ?? "", body.Settings, out var settings, out var refusal))
        {
            return refusal;
        }

        return settings is null ? NoSettings : await Show(actor, await Channels(actor).Make(brand, body.Kind ?? "", body.Name ?? "", settings));
    }

    public async Task<Outcome<ChannelView>> Read(Actor actor, string channel) => await Show(actor, await Find(actor, channel));

    public async Task<Outcome<ChannelView>> Change(Actor actor, string channel, ChannelChangeBody body)
    {
        if (!(await Find(actor, channel)).Succeeded(out var found, out var missing))
        {
            return missing;
        }

        if (!reading.TryRead(found.Kind, body.Settings, out var settings, out var refusal))
        {
            return refusal;
        }

        return await Show(actor, await Channels(actor).Change(channel, body.Name, settings));
    }

    public async Task<Outcome<Done>> Remove(Actor actor, string channel) =>
        (await Find(actor, channel)).Succeeded(out _, out var missing) ? await Channels(actor).Remove(channel) : missing;

    /// <summary>Tries the stored settings, or others before they are stored.</summary>
    public async Task<Outcome<ChannelTest>> Test(Actor actor, string channel, JsonElement? body, CancellationToken cancellationToken)
    {
        if (!(await Find(actor, channel)).Succeeded(out var found, out var missing))
        {
            return missing;
        }

        return reading.TryRead(found.Kind, body, out var settings, out var refusal)
            ? await Channels(actor).Test(channel, null, settings, cancellationToken)
            : refusal;
    }

    public async Task<Outcome<ChannelTest>> TryOut(Actor actor, string brand, NewChannelBody body, CancellationToken cancellationToken)
    {
        if (!actor.Serves(brand))
        {
            return NoSuchBrand;
        }

        if (!reading.TryRead(body.Kind ?? "email", body.Settings, out var settings, out var refusal))
        {
            return refusal;
        }

        return settings is null ? NoSettings : await Channels(actor).Test(null, body.Kind ?? "email", settings, cancellationToken);
    }

    public async Task<Page<ChannelKindInfo>> Kinds(Actor actor) => new(await grains.GetGrain<IChannelKindsGrain>(actor.Account.ToString()).All());

    public async Task<Outcome<ChannelInfo>> Find(Actor actor, string channel)
    {
        var read = await Channels(actor).Read(channel);
        return read.Succeeded(out var found, out _) && !actor.Serves(found.Brand) ? NoSuchChannel : read;
    }

    private async Task<Outcome<ChannelView>> Show(Actor actor, Outcome<ChannelInfo> outcome) =>
        outcome.Succeeded(out var channel, out var refusal) ? await Show(actor, channel) : refusal;

    private async Task<ChannelView> Show(Actor actor, ChannelInfo channel)
    {
        var health = await grains.GetGrain<IChannelPollerGrain>(new ChannelId(actor.Account, channel.Id).ToString()).Health();
        return ChannelView.Show(channel, health, servers: actor.May(Permission.ManageChannels));
    }

    private IChannelsGrain Channels(Actor actor) => grains.GetGrain<IChannelsGrain>(actor.Account.ToString());
}
