using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Channels;

/// <summary>A channel, as programs see one: without passwords.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ChannelInfo")]
public sealed record ChannelInfo
{
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>"email", "googlePlay", …</summary>
    [Id(1)]
    public required string Kind { get; init; }

    [Id(2)]
    public required string Name { get; init; }

    [Id(3)]
    public required string Brand { get; init; }

    /// <summary>Of an e-mail channel.</summary>
    [Id(4), JsonPropertyName("settings")]
    public EmailSettings? Email { get; init; }

    /// <summary>Of every other kind.</summary>
    [Id(5)]
    public FormSettings? Form { get; init; }

    /// <summary>Those of its kind.</summary>
    [JsonIgnore]
    public IChannelSettings Settings
    {
        get => (IChannelSettings?)Email ?? Form ?? throw new InvalidOperationException($"Channel {Id} has no settings.");
        init => (Email, Form) = (value as EmailSettings, value as FormSettings);
    }
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

    /// <summary>How many messages the other side has and did not give. They are asked for again.</summary>
    [Id(4)]
    public int NotGiven { get; init; }
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
    [property: Id(0)] string Part, [property: Id(1)] string Step, [property: Id(2)] bool Ok, [property: Id(3)] string Message)
{
    /// <summary>Of a step that did not go well: stable, so that a console says it in its own language; codes.json of the console lists all.</summary>
    [Id(4)]
    public string? Code { get; init; }

    /// <summary>The other server's own words, if it said any.</summary>
    [Id(5)]
    public string? Said { get; init; }
}
