using System.Collections.Immutable;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>A raw item, understood.</summary>
public sealed record ReadItem
{
    /// <summary>In plain words, where it could not be read; nothing happened then.</summary>
    public string? Failure { get; private init; }

    /// <summary>What happened, in order. The fate of the item is that of the last, and an item in which nothing happened is a receipt of nothing.</summary>
    public ImmutableArray<ChannelEvent> Events { get; private init; } = [];

    /// <summary>The message that it is, whatever happened by it; null for what is none. Others of its sender, and those that answer it, wait for it.</summary>
    public ReadMessage? Message { get; init; }

    public static ReadItem Of(params ReadOnlySpan<ChannelEvent> events) =>
        new() { Events = [.. events], Message = events is [Posted { Message: var message }, ..] ? message : null };

    public static ReadItem Failed(string failure) => new() { Failure = failure };
}

/// <summary>A thing that happened on the other side.</summary>
public abstract record ChannelEvent;

/// <summary>Somebody wrote. Where the same item is known with a smaller <see cref="ReadMessage.Revision"/>, it was changed.</summary>
public sealed record Posted(ReadMessage Message) : ChannelEvent;

/// <summary>Somebody changed what they had written; where that never came in, it comes in now.</summary>
/// <param name="Message">As it is now, under the key of the item and with a greater revision.</param>
public sealed record Edited(ReadMessage Message) : ChannelEvent;

/// <summary>Somebody took back what they had written.</summary>
/// <param name="Item">The key of the item.</param>
public sealed record Removed(string Item) : ChannelEvent;

/// <summary>We wrote: by this server, or by other means.</summary>
/// <param name="Message">What, under the other side's key of it.</param>
/// <param name="Outbox">Our own mark, where the answer bears one.</param>
public sealed record Echoed(ReadMessage Message, string? Outbox = null) : ChannelEvent;

/// <summary>The other side says what became of answers of ours.</summary>
public sealed record Receipt : ChannelEvent
{
    /// <summary>Delivered, Read, Published, Failed or Bounced; null where it only reports, and moves nothing.</summary>
    public DeliveryState? State { get; init; }

    /// <summary>What it says of the reply without moving it; null where it says nothing of the kind.</summary>
    public DeliveryNote? Note { get; init; }

    /// <summary>In plain words.</summary>
    public string? Reason { get; init; }

    /// <summary>The fate of what brought it.</summary>
    public IntakeFate Fate { get; init; } = IntakeFate.Receipt;

    /// <summary>The ticket that our own mark names; with <see cref="Outbox"/>, the very reply.</summary>
    public long? Ticket { get; init; }

    public string? Outbox { get; init; }

    /// <summary>Those that the other side calls so.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>Everything that had left to <see cref="Reader"/> by then.</summary>
    public DateTimeOffset? UpTo { get; init; }

    public CustomerIdentity? Reader { get; init; }
}

/// <summary>Something is wrong with the channel itself, such as a token that was taken back.</summary>
/// <param name="Reason">In plain words.</param>
public sealed record Trouble(string Reason) : ChannelEvent;
