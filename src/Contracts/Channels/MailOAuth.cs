using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Channels;

/// <summary>How a channel signs in without a password: by OAuth 2.0 (XOAUTH2), with a refresh token that its owner has given it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.MailOAuth")]
public sealed record MailOAuth
{
    [Id(0)]
    public required MailProvider Provider { get; init; }

    /// <summary>Where access tokens are fetched; null is the provider's own. Needed where there is none.</summary>
    [Id(1)]
    public string? TokenEndpoint { get; init; }

    /// <summary>What is asked for; null is the provider's own.</summary>
    [Id(2)]
    public string? Scope { get; init; }

    [Id(3)]
    public required string ClientId { get; init; }

    /// <summary>In a wish: null keeps the stored one. Never answered; encrypted at rest. A public client has none.</summary>
    [Id(4)]
    public string? ClientSecret { get; init; }

    /// <summary>In a wish: null keeps the stored one. Never answered; encrypted at rest.</summary>
    [Id(5)]
    public string? RefreshToken { get; init; }

    [Id(6)]
    public bool HasClientSecret { get; init; }

    [Id(7)]
    public bool HasRefreshToken { get; init; }

    /// <summary>Never in a wish, never answered: the channel that keeps the refresh token, for the silo's own adapters; null where none does.</summary>
    [Id(8)]
    public ChannelId? Channel { get; init; }
}

[GenerateSerializer, Alias("oqupie.MailProvider"), JsonConverter(typeof(CamelCaseEnum<MailProvider>))]
public enum MailProvider
{
    /// <summary>Any other; its token endpoint is said.</summary>
    Other = 0,
    Google = 1,
    Microsoft = 2,
}
