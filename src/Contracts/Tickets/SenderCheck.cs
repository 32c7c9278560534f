using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Tickets;

/// <summary>Whether the sender of a mail is who they say, by what the channel's own mail server found (RFC 8601).</summary>
[GenerateSerializer, Alias("oqupie.SenderCheck"), JsonConverter(typeof(CamelCaseEnum<SenderCheck>))]
public enum SenderCheck
{
    /// <summary>The server said nothing, or is not known to the channel.</summary>
    Unknown = 0,

    /// <summary>The domain of the sender stands for the mail.</summary>
    Verified = 1,

    /// <summary>The domain of the sender disowns it: no participant of any ticket, and added to no Cc.</summary>
    Unverified = 2,
}
