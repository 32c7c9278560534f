using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Channels;

/// <summary>A channel, as programs see one: without passwords.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ChannelInfo")]
public sealed record ChannelInfo
{
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>"email".</summary>
    [Id(1)]
    public required string Kind { get; init; }

    [Id(2)]
    public required string Name { get; init; }

    [Id(3)]
    public required string Brand { get; init; }

    [Id(4)]
    public required EmailSettings Settings { get; init; }
}

/// <summary>How an e-mail channel reaches its servers. Without <see cref="Imap"/> it takes mail by /inbound alone; without <see cref="Smtp"/> its replies wait in the outbox.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.EmailSettings")]
public sealed record EmailSettings
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
    /// The name by which the channel's own mail server signs its findings (the authserv-id of <c>Authentication-Results</c>, RFC 8601); what others say there anybody can write.
    /// Null: nobody's findings are believed.
    /// </summary>
    [Id(20)]
    public string? TrustedAuthServer { get; init; }

    /// <summary>How both servers are signed in to. In a wish: null keeps what is stored, unless <see cref="ByPassword"/>. Stored: null is by their passwords.</summary>
    [Id(5)]
    public MailOAuth? OAuth { get; init; }

    /// <summary>In a wish alone: ends OAuth.</summary>
    [Id(21)]
    public bool ByPassword { get; init; }
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

[GenerateSerializer, Immutable, Alias("oqupie.ChannelHealth")]
public sealed record ChannelHealth
{
    [Id(0)]
    public required ChannelState State { get; init; }

    /// <summary>In plain words; null while all is well.</summary>
    [Id(1)]
    public string? LastError { get; init; }

    [Id(2)]
    public DateTimeOffset? LastCheckedAt { get; init; }

    /// <summary>How new mail is noticed.</summary>
    [Id(3)]
    public FetchMode Mode { get; init; }
}

[GenerateSerializer, Alias("oqupie.ChannelState"), JsonConverter(typeof(CamelCaseEnum<ChannelState>))]
public enum ChannelState
{
    /// <summary>Nothing to fetch from.</summary>
    Off = 0,
    Connecting = 1,
    Ok = 2,
    Failing = 3,
}

[GenerateSerializer, Alias("oqupie.FetchMode"), JsonConverter(typeof(CamelCaseEnum<FetchMode>))]
public enum FetchMode
{
    /// <summary>Mail is handed in by /inbound.</summary>
    Push = 0,
    Idle = 1,
    Poll = 2,
}

/// <summary>What trying a channel's settings showed, step by step.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ChannelTest")]
public sealed record ChannelTest
{
    [Id(0)]
    public required bool Ok { get; init; }

    [Id(1)]
    public required System.Collections.Immutable.ImmutableArray<ChannelTestStep> Steps { get; init; }
}

/// <param name="Part">"imap" or "smtp".</param>
/// <param name="Step">"resolve", "connect", "tls", "signIn", "open", "greet".</param>
/// <param name="Ok">Whether it went well; nothing is tried after a step that did not.</param>
/// <param name="Message">In plain words, without the password.</param>
[GenerateSerializer, Immutable, Alias("oqupie.ChannelTestStep")]
public sealed record ChannelTestStep(
    [property: Id(0)] string Part, [property: Id(1)] string Step, [property: Id(2)] bool Ok, [property: Id(3)] string Message);
