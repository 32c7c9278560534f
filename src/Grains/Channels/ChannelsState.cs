using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Grains.Channels;

[GenerateSerializer, Immutable, Alias("oqupie.ChannelsState")]
internal sealed record ChannelsState
{
    [Id(0)]
    public ImmutableArray<ChannelRecord> Channels { get; init; } = [];
}

/// <summary>A channel as it is stored: its secrets are encrypted.</summary>
/// <remarks>Those of e-mail stand where they stood when there was nothing but e-mail, so that processes of that time read them.</remarks>
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

    [Id(5)]
    public ImmutableDictionary<string, string>? Others { get; init; }

    /// <summary>All of them, encrypted, by the kind's names.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, string> Secrets =>
        new (string Name, string? Sealed)[]
            {
                (EmailSecrets.Imap, ImapSecret), (EmailSecrets.Smtp, SmtpSecret), (EmailSecrets.Client, ClientSecret), (EmailSecrets.Refresh, RefreshToken),
            }
            .Where(secret => secret.Sealed is not null)
            .Aggregate(Others ?? ImmutableDictionary<string, string>.Empty, (all, secret) => all.SetItem(secret.Name, secret.Sealed!));

    public static ChannelRecord Of(ChannelInfo channel, ImmutableDictionary<string, string> secrets) => channel.Email is null
        ? new() { Info = channel, Others = secrets }
        : new()
        {
            Info = channel,
            ImapSecret = secrets.GetValueOrDefault(EmailSecrets.Imap),
            SmtpSecret = secrets.GetValueOrDefault(EmailSecrets.Smtp),
            ClientSecret = secrets.GetValueOrDefault(EmailSecrets.Client),
            RefreshToken = secrets.GetValueOrDefault(EmailSecrets.Refresh),
        };
}
