using System.Collections.Immutable;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

[GenerateSerializer, Immutable, Alias("oqupie.ChannelsState")]
internal sealed record ChannelsState
{
    [Id(0)]
    public ImmutableArray<ChannelRecord> Channels { get; init; } = [];
}

/// <summary>A channel as it is stored: its passwords are encrypted.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ChannelRecord")]
internal sealed record ChannelRecord
{
    [Id(0)]
    public required ChannelInfo Info { get; init; }

    [Id(1)]
    public string? ImapSecret { get; init; }

    [Id(2)]
    public string? SmtpSecret { get; init; }

    [Id(3)]
    public string? ClientSecret { get; init; }

    [Id(4)]
    public string? RefreshToken { get; init; }
}
