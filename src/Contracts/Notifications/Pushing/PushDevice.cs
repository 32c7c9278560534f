using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Notifications.Pushing;

/// <summary>What a browser needs to subscribe, and where the member has done so.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PushDevices")]
public sealed record PushDevices
{
    /// <summary>The server's key (RFC 8292): an uncompressed point of P-256 in base64url. Null where this server does not push.</summary>
    [Id(0)]
    public string? PublicKey { get; init; }

    [Id(1)]
    public ImmutableArray<PushDevice> Items { get; init; } = [];
}

/// <summary>A browser that is notified.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PushDevice")]
public sealed record PushDevice
{
    /// <summary>Made of the endpoint, so the same for the same subscription.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>"Chrome"; empty where it is not known.</summary>
    [Id(1)]
    public required string Browser { get; init; }

    /// <summary>"Windows"; empty where it is not known.</summary>
    [Id(2)]
    public required string System { get; init; }

    [Id(3)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a console was last opened there.</summary>
    [Id(4)]
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Why the last one did not get through; null where it did, or none was sent.</summary>
    [Id(5)]
    public PushFailure? Failure { get; init; }
}

/// <summary>What keeps a notification from a device. Numbers are stored for ever.</summary>
[GenerateSerializer, Alias("oqupie.PushFailure"), JsonConverter(typeof(CamelCaseEnum<PushFailure>))]
public enum PushFailure
{
    /// <summary>The push service cannot be reached or has no time; it is tried again.</summary>
    Away = 1,

    /// <summary>The push service does not take what this server sends.</summary>
    Refused = 2,

    /// <summary>Its address is in a private network, where calls of this server do not go.</summary>
    Private = 3,
}

/// <summary>What a browser's push service has given it, as <c>PushSubscription.toJSON()</c> has it.</summary>
/// <param name="Endpoint">Where to send; who knows it and the keys can notify that browser.</param>
/// <param name="P256dh">Its public key in base64url.</param>
/// <param name="Auth">Its 16 secret bytes in base64url.</param>
[GenerateSerializer, Immutable, Alias("oqupie.PushSubscription")]
public sealed record PushSubscription([property: Id(0)] string Endpoint, [property: Id(1)] string P256dh, [property: Id(2)] string Auth)
{
    /// <summary>Without anything of it, so that no log ever bears it.</summary>
    public override string ToString() => nameof(PushSubscription);
}

/// <summary>Who subscribes.</summary>
/// <param name="Session">In which.</param>
/// <param name="EndsAt">When that ends, however often it is used.</param>
[GenerateSerializer, Immutable, Alias("oqupie.PushBrowser")]
public sealed record PushBrowser([property: Id(0)] string Session, [property: Id(1)] DateTimeOffset EndsAt)
{
    /// <summary>"Chrome"; may be empty.</summary>
    [Id(2)]
    public required string Name { get; init; }

    /// <summary>"Windows"; may be empty.</summary>
    [Id(3)]
    public required string System { get; init; }
}
