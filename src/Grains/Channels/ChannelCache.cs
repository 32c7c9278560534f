using System.Collections.Immutable;
using Oqupie.Caching;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>What kinds need to know of their channels, for the silo's own use. May be two seconds behind a change of settings.</summary>
public sealed class ChannelCache : IReplyChannels
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly IGrainFactory _grains;
    private readonly ChannelKinds _kinds;
    private readonly BrandCache _brands;
    private readonly AccountKeyring _keyring;
    private readonly Cache<ChannelId, ChannelContext?> _contexts;
    private readonly Cache<BrandId, string?> _replyChannels;
    private readonly Cache<BrandId, string?> _mailChannels;
    private readonly Cache<AccountId, ImmutableArray<string>> _addresses;

    public ChannelCache(IGrainFactory grains, ChannelKinds kinds, BrandCache brands, AccountKeyring keyring, TimeProvider clock)
    {
        (_grains, _kinds, _brands, _keyring) = (grains, kinds, brands, keyring);
        _contexts = new((channel, _) => Read(channel), MaxAge, clock) { ForgetsNull = true };
        _replyChannels = new((brand, _) => ReplyChannel(brand), MaxAge, clock) { ForgetsNull = true };
        _mailChannels = new((brand, _) => MailChannel(brand), MaxAge, clock) { ForgetsNull = true };
        _addresses = new((account, _) => Addresses(account), MaxAge, clock);
    }

    /// <summary>Null where the channel or its brand is not there any more.</summary>
    public ValueTask<ChannelContext?> Of(ChannelId channel) => _contexts.Get(channel);

    public async Task<string?> For(AccountId account, string brand, CancellationToken cancellationToken) => await _replyChannels.Get(new(account, brand));

    public async Task<bool> Has(AccountId account, string brand, string channel, CancellationToken cancellationToken) =>
        LocalKey.IsValid(channel) && (await Of(new(account, channel)))?.Brand.Id == brand;

    public async Task<IReplyWay?> Way(AccountId account, string brand, string? channel, CancellationToken cancellationToken)
    {
        if ((channel ?? await For(account, brand, cancellationToken)) is not { } local)
        {
            return null;
        }

        // By a channel that is gone nothing leaves any more; what a reply there would be is what it is by mail.
        var context = await Of(new(account, local));
        return new ReplyWay(local, _kinds.Find<IAnsweredChannel>(context?.Kind ?? EmailKind.Name), context?.Sends is true);
    }

    public async Task<IReplyWay?> MailWay(AccountId account, string brand, string? channel, CancellationToken cancellationToken)
    {
        var own = channel is null ? null : await Of(new(account, channel));
        return (own is { Kind: EmailKind.Name } ? channel : await _mailChannels.Get(new(account, brand))) is { } local
            ? await Way(account, brand, local, cancellationToken)
            : null;
    }

    public async Task<ImmutableArray<string>> Ours(AccountId account, IReadOnlyCollection<string> addresses, CancellationToken cancellationToken)
    {
        if (addresses.Count is 0)
        {
            return [];
        }

        var ours = await _addresses.Get(account);
        return [.. addresses.Where(address => OwnAddresses.Contain(ours, address))];
    }

    private async Task<string?> ReplyChannel(BrandId brand)
    {
        var channels = await _grains.GetGrain<IChannelsGrain>(brand.Account.Value).All(brand.Local);
        return (channels.FirstOrDefault(channel => _kinds.Sends(channel.Kind, channel.Settings)) ?? channels.FirstOrDefault())?.Id;
    }

    private async Task<string?> MailChannel(BrandId brand)
    {
        var channels = await _grains.GetGrain<IChannelsGrain>(brand.Account.Value).All(brand.Local);
        var mail = channels.Where(channel => channel.Kind is EmailKind.Name).ToList();
        return (mail.FirstOrDefault(channel => _kinds.Sends(channel.Kind, channel.Settings)) ?? mail.FirstOrDefault())?.Id;
    }

    private async Task<ImmutableArray<string>> Addresses(AccountId account)
    {
        var channels = await _grains.GetGrain<IChannelsGrain>(account.Value).All(brand: null);
        return [.. channels.Select(channel => channel.Settings.OwnAddress).OfType<string>()];
    }

    private async Task<ChannelContext?> Read(ChannelId channel)
    {
        var opened = await _grains.GetGrain<IChannelsGrain>(channel.Account.Value).Open(channel.Local);

        if (!opened.Succeeded(out var info, out _)
            || await _brands.Find(channel.Account, info.Brand) is not { } brand)
        {
            return null;
        }

        var keys = await _keyring.Of(channel.Account);
        return new()
        {
            Channel = channel,
            Kind = info.Kind,
            Brand = brand,
            Settings = info.Settings,
            Sends = _kinds.Sends(info.Kind, info.Settings),
            OwnAddresses = await Addresses(channel.Account),
            MailKey = keys.Mail,
            LinksKey = keys.Links,
        };
    }
}
