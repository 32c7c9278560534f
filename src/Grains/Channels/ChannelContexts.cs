using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>What kinds need to know of their channels, for the silo's own use. May be two seconds behind a change of settings.</summary>
public sealed class ChannelContexts(IGrainFactory grains, ChannelKinds kinds, BrandCache brands, AccountKeyring keyring, TimeProvider clock) : IReplyChannels
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ChannelId, Kept<ChannelContext?>> _contexts = new();
    private readonly ConcurrentDictionary<BrandId, Kept<string?>> _replyChannels = new();
    private readonly ConcurrentDictionary<AccountId, Kept<ImmutableArray<string>>> _addresses = new();

    /// <summary>Null where the channel or its brand is not there any more.</summary>
    public async ValueTask<ChannelContext?> Of(ChannelId channel)
    {
        if (_contexts.TryGetValue(channel, out var kept) && clock.GetUtcNow() - kept.At < MaxAge)
        {
            return kept.Value;
        }

        var context = await Read(channel);
        _contexts[channel] = new(clock.GetUtcNow(), context);
        return context;
    }

    public async Task<string?> For(AccountId account, string brand, CancellationToken cancellationToken)
    {
        var id = new BrandId(account, brand);

        if (_replyChannels.TryGetValue(id, out var kept) && clock.GetUtcNow() - kept.At < MaxAge)
        {
            return kept.Value;
        }

        var channels = await grains.GetGrain<IChannelsGrain>(account.Value).All(brand);
        var first = (channels.FirstOrDefault(channel => kinds.Sends(channel.Kind, channel.Settings)) ?? channels.FirstOrDefault())?.Id;
        _replyChannels[id] = new(clock.GetUtcNow(), first);
        return first;
    }

    public async Task<IReplyWay?> Way(AccountId account, string brand, string? channel, CancellationToken cancellationToken)
    {
        if ((channel ?? await For(account, brand, cancellationToken)) is not { } local)
        {
            return null;
        }

        // The replies of a channel that is gone wait for it, as mail did when there was nothing else.
        var context = await Of(new(account, local));
        return new ReplyWay(local, kinds.Find<IAnsweredChannel>(context?.Kind ?? EmailKind.Name));
    }

    public async Task<ImmutableArray<string>> Ours(AccountId account, IReadOnlyCollection<string> addresses, CancellationToken cancellationToken)
    {
        if (addresses.Count is 0)
        {
            return [];
        }

        if (!_addresses.TryGetValue(account, out var kept) || clock.GetUtcNow() - kept.At >= MaxAge)
        {
            var channels = await grains.GetGrain<IChannelsGrain>(account.Value).All(brand: null);
            _addresses[account] = kept = new(clock.GetUtcNow(), [.. channels.Select(channel => channel.Settings.OwnAddress).OfType<string>()]);
        }

        return [.. addresses.Where(address => OwnAddresses.Contain(kept.Value, address))];
    }

    private async Task<ChannelContext?> Read(ChannelId channel)
    {
        var opened = await grains.GetGrain<IChannelsGrain>(channel.Account.Value).Open(channel.Local);

        if (!opened.Succeeded(out var info, out _)
            || await brands.Find(channel.Account, info.Brand) is not { } brand)
        {
            return null;
        }

        var keys = await keyring.Of(channel.Account);
        var all = await grains.GetGrain<IChannelsGrain>(channel.Account.Value).All(brand: null);
        return new()
        {
            Channel = channel,
            Kind = info.Kind,
            Brand = brand,
            Settings = info.Settings,
            Sends = kinds.Sends(info.Kind, info.Settings),
            OwnAddresses = [.. all.Select(one => one.Settings.OwnAddress).OfType<string>()],
            MailKey = keys.Mail,
        };
    }

    private sealed record Kept<T>(DateTimeOffset At, T Value);
}
