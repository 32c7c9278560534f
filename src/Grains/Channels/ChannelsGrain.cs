using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Grains.Channels;

[GrainType("channels")]
internal sealed class ChannelsGrain(
    [PersistentState("channels")] IPersistentState<ChannelsState> state,
    ChannelKinds kinds,
    IDataProtectionProvider protection,
    TimeProvider clock,
    AccountTeller teller) : Grain, IChannelsGrain, IChannelTokensGrain
{
    private static readonly Refusal NoSuchChannel = Refusal.NotFound("There is no such channel.");
    private static readonly Refusal NoSuchKind = Refusal.Invalid("There is no such kind of channel.", "kind", "unknown_kind");

    private readonly ChannelSecrets _secrets = new(protection, kinds);

    private AccountId Account => new(this.GetPrimaryKeyString());

    public Task<ImmutableArray<ChannelInfo>> All(string? brand) =>
        Task.FromResult<ImmutableArray<ChannelInfo>>(
            [.. state.State.Channels.Select(record => record.Info).Where(channel => brand is null || channel.Brand == brand)]);

    public Task<Outcome<ChannelInfo>> Read(string channel) =>
        Task.FromResult<Outcome<ChannelInfo>>(Find(channel) is { } record ? record.Info : NoSuchChannel);

    public Task<Outcome<ChannelInfo>> Open(string channel) =>
        Task.FromResult<Outcome<ChannelInfo>>(Find(channel) is { } record ? record.Info with { Settings = Opened(record) } : NoSuchChannel);

    public async Task<Outcome<ChannelInfo>> Make(string brand, string kind, string name, IChannelSettings settings)
    {
        if (kinds.Find<IChannelKind>(kind) is not { } found)
        {
            return NoSuchKind;
        }

        if (ChannelRules.CheckName(name) is { } badName)
        {
            return badName;
        }

        if (!found.Complete(settings, stored: null, clock.GetUtcNow()).Succeeded(out var complete, out var refusal))
        {
            return refusal;
        }

        if ((await GrainFactory.GetGrain<IBrandDirectoryGrain>(Account.Value).Named([brand])).IsEmpty)
        {
            return BrandRules.NoSuchBrand;
        }

        var info = new ChannelInfo { Id = LocalKey.New(), Kind = kind, Name = name.Trim(), Brand = brand, Settings = complete };
        await Keep(state.State.Channels.Add(_secrets.Close(info)), info.Id);
        await Poller(info.Id).Start();
        return Find(info.Id)!.Info;
    }

    public async Task<Outcome<ChannelInfo>> Change(string channel, string? name, IChannelSettings? settings)
    {
        if (Find(channel) is not { } record)
        {
            return NoSuchChannel;
        }

        if ((name is null ? null : ChannelRules.CheckName(name)) is { } badName)
        {
            return badName;
        }

        if (!Wished(record, settings).Succeeded(out var complete, out var refusal))
        {
            return refusal;
        }

        var changed = record.Info with { Name = name?.Trim() ?? record.Info.Name, Settings = complete };
        await Keep(state.State.Channels.Replace(record, _secrets.Close(changed)), channel);
        await Poller(channel).Start();
        return Find(channel)!.Info;
    }

    public async Task<Outcome<Done>> Remove(string channel)
    {
        if (Find(channel) is not { } record)
        {
            return NoSuchChannel;
        }

        await Keep(state.State.Channels.Remove(record), channel);
        await Poller(channel).Stop();
        return default(Done);
    }

    public async Task<Outcome<ChannelTest>> Test(string? channel, string? kind, IChannelSettings? settings, CancellationToken cancellationToken)
    {
        var record = channel is null ? null : Find(channel);

        if (channel is not null && record is null)
        {
            return NoSuchChannel;
        }

        if (kinds.Find<IChannelKind>(record?.Info.Kind ?? kind ?? EmailKind.Name) is not { } found)
        {
            return NoSuchKind;
        }

        if (record is null && settings is null)
        {
            return Refusal.Invalid("There is nothing to try.", "settings", "nothing_to_test");
        }

        var wished = record is null ? found.Complete(settings!, stored: null, clock.GetUtcNow()) : Wished(record, settings);

        if (!wished.Succeeded(out var tried, out var refusal))
        {
            return refusal;
        }

        return kinds.Find<ITriedChannel>(found.Kind) is { } trial
            ? await trial.Test(tried, cancellationToken)
            : new ChannelTest { Ok = true, Steps = [] };
    }

    public async Task Renewed(string channel, string before, string after)
    {
        // Another may have been stored meanwhile, and that one counts.
        if (Find(channel) is { } record && _secrets.Renewed(record, new(Account, channel), before, after) is { } settings)
        {
            await state.Keep(new() { Channels = state.State.Channels.Replace(record, _secrets.Close(record.Info with { Settings = settings })) }, this);
        }
    }

    /// <summary>The settings of a channel once a wish is granted; without one, as they are.</summary>
    private SettingsAnswer Wished(ChannelRecord record, IChannelSettings? settings)
    {
        var stored = Opened(record);
        return settings is null
            ? SettingsAnswer.Of(stored)
            : kinds.The<IChannelKind>(record.Info.Kind).Complete(settings, stored, clock.GetUtcNow());
    }

    private IChannelSettings Opened(ChannelRecord record) => _secrets.Open(record, new(Account, record.Info.Id));

    private ChannelRecord? Find(string channel) => state.State.Channels.FirstOrDefault(record => record.Info.Id == channel);

    private IChannelPollerGrain Poller(string channel) => GrainFactory.GetGrain<IChannelPollerGrain>(new ChannelId(Account, channel).ToString());

    private async Task Keep(ImmutableArray<ChannelRecord> channels, string changed)
    {
        await state.Keep(new() { Channels = channels }, this);
        await teller.Tell(Account, new AccountChange(AccountChangeKind.Channel, changed));
    }
}
