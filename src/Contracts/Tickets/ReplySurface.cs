using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Tickets;

/// <summary>What an answer may be where it is going: asked before it is written, and kept to when it is sent.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ReplySurface")]
public sealed record ReplySurface
{
    /// <summary>As much as one likes, as often as one likes.</summary>
    public static readonly ReplySurface Open = new();

    [Id(0)]
    public ReplyCounter Counter { get; init; } = ReplyCounter.Characters;

    /// <summary>At most so many by <see cref="Counter"/>; null: no limit.</summary>
    [Id(1)]
    public int? Limit { get; init; }

    [Id(2)]
    public ReplySlot Slot { get; init; } = ReplySlot.Append;

    /// <summary>What is answered, as the channel calls it; null where that is the customer, and not a thing of theirs.</summary>
    [Id(3)]
    public string? Target { get; init; }

    /// <summary>After that nothing can be written; null: for ever.</summary>
    [Id(4)]
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>Whether files can go with it.</summary>
    [Id(5)]
    public bool Files { get; init; } = true;

    /// <summary>What one answer costs, for a person to read; null: nothing.</summary>
    [Id(6)]
    public string? Cost { get; init; }

    /// <summary>Whether anything leaves as the channel is set up. Where not, a reply is kept and has failed at once.</summary>
    [Id(60)]
    public bool Sends { get; init; } = true;

    /// <summary>How many bytes of files go along, together; what is beyond goes as a link that ends. Null: no limit.</summary>
    [Id(100)]
    public long? AttachUpTo { get; init; }
}

/// <summary>How the other side counts.</summary>
[GenerateSerializer, Alias("oqupie.ReplyCounter"), JsonConverter(typeof(CamelCaseEnum<ReplyCounter>))]
public enum ReplyCounter
{
    /// <summary>Unicode code points.</summary>
    Characters = 1,

    /// <summary>UTF-16 units.</summary>
    Utf16 = 2,

    /// <summary>As X weighs posts.</summary>
    Weighted = 3,

    /// <summary>Bytes of UTF-8.</summary>
    Bytes = 4,
}

/// <summary>What another answer does to the one before.</summary>
[GenerateSerializer, Alias("oqupie.ReplySlot"), JsonConverter(typeof(CamelCaseEnum<ReplySlot>))]
public enum ReplySlot
{
    Append = 1,

    /// <summary>It takes its place.</summary>
    Replace = 2,

    /// <summary>There can be none.</summary>
    Once = 3,
}
