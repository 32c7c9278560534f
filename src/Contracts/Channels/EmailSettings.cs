using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Channels;

/// <summary>
/// How an e-mail channel reaches its servers. Without <see cref="Imap"/> it takes mail by /inbound alone; without <see cref="Smtp"/> nothing leaves by it:
/// a reply is kept on its ticket and has failed at once.
/// </summary>
[GenerateSerializer, Immutable, Alias("oqupie.EmailSettings")]
public sealed record EmailSettings : IChannelSettings
{
    /// <summary>Where customers write to, and what replies come from.</summary>
    [Id(0)]
    public required string Address { get; init; }

    [Id(1)]
    public MailServer? Imap { get; init; }

    [Id(2)]
    public MailServer? Smtp { get; init; }

    /// <summary>In a wish: null keeps what is stored. Stored: null is <see cref="MailFetching.Usual"/>.</summary>
    [Id(3)]
    public MailFetching? Fetching { get; init; }

    /// <summary>In a wish: null keeps what is stored. Stored: null is <see cref="MailSending.Usual"/>.</summary>
    [Id(4)]
    public MailSending? Sending { get; init; }

    /// <summary>
    /// The name by which the channel's own mail server signs its findings (the authserv-id of <c>Authentication-Results</c>, RFC 8601); what others say there
    /// anybody can write. "none": nobody is believed. Null: the servers that the IMAP server belongs with.
    /// </summary>
    [Id(20)]
    public string? TrustedAuthServer { get; init; }

    /// <summary>
    /// How both servers are signed in to. In a wish: null keeps what is stored, unless <see cref="ByPassword"/>. Stored: null is by their passwords.
    /// </summary>
    [Id(5)]
    public MailOAuth? OAuth { get; init; }

    /// <summary>In a wish alone: ends OAuth.</summary>
    [Id(21)]
    public bool ByPassword { get; init; }

    string? IChannelSettings.OwnAddress => Address;

    int? IChannelSettings.KeepRawDays => Fetching?.KeepRawDays;
}

[GenerateSerializer, Immutable, Alias("oqupie.MailServer")]
public sealed record MailServer
{
    [Id(0)]
    public required string Host { get; init; }

    [Id(1)]
    public required int Port { get; init; }

    [Id(2)]
    public MailTls Tls { get; init; }

    [Id(3)]
    public string User { get; init; } = "";

    /// <summary>In a wish: null keeps the stored one. Never answered; encrypted at rest.</summary>
    [Id(4)]
    public string? Password { get; init; }

    [Id(5)]
    public bool HasPassword { get; init; }

    /// <summary>Never in a wish, never answered: how the channel signs in, with its secrets, for the silo's own adapters.</summary>
    [Id(6)]
    public MailOAuth? OAuth { get; init; }
}

[GenerateSerializer, Alias("oqupie.MailTls"), JsonConverter(typeof(CamelCaseEnum<MailTls>))]
public enum MailTls
{
    None = 0,
    StartTls = 1,
    Implicit = 2,
}
