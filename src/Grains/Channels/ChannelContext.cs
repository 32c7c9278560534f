using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>What a kind needs to know of the channel it works for.</summary>
public sealed record ChannelContext
{
    public required ChannelId Channel { get; init; }

    /// <summary>"email".</summary>
    public required string Kind { get; init; }

    public required BrandInfo Brand { get; init; }

    /// <summary>Of the channel's kind, with their secrets.</summary>
    public required IChannelSettings Settings { get; init; }

    /// <summary>Whether answers can leave by it.</summary>
    public bool Sends { get; init; }

    /// <summary>The addresses of all channels of the account, so that none of them is taken for a customer's.</summary>
    public ImmutableArray<string> OwnAddresses { get; init; } = [];

    /// <summary>The account's mail key: signs reply addresses and Message-IDs.</summary>
    public required byte[] MailKey { get; init; }

    /// <summary>The account's links key: signs the addresses of files that go out as links.</summary>
    public byte[] LinksKey { get; init; } = [];

    /// <summary>Whether an address is one of our own, be it with something behind a plus.</summary>
    public bool IsOurs(string address) =>
        Channels.OwnAddresses.Contain(Settings.OwnAddress is { } own ? OwnAddresses.Prepend(own) : OwnAddresses, address);
}
