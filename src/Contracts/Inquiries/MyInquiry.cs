using System.Collections.Immutable;
using Oqupie.Contracts.Files;

namespace Oqupie.Contracts.Inquiries;

/// <param name="Items">A page.</param>
/// <param name="Next">The cursor that reads on; null where there is no more.</param>
[GenerateSerializer, Immutable, Alias("oqupie.MyInquiries")]
public sealed record MyInquiries([property: Id(0)] ImmutableArray<MyInquiry> Items, [property: Id(1)] string? Next);

/// <summary>A ticket as its customer sees it.</summary>
/// <param name="Ticket">Its number.</param>
/// <param name="Subject">As it was asked.</param>
/// <param name="Completed">Else it is open.</param>
/// <param name="CreatedAt">When it was asked.</param>
/// <param name="LastMessageAt">When one of both last wrote.</param>
[GenerateSerializer, Immutable, Alias("oqupie.MyInquiry")]
public sealed record MyInquiry(
    [property: Id(0)] long Ticket,
    [property: Id(1)] string Subject,
    [property: Id(2)] bool Completed,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] DateTimeOffset LastMessageAt);

/// <param name="Inquiry">What it is about.</param>
/// <param name="Items">Oldest first.</param>
/// <param name="Before">What reads the earlier ones; null where there are none.</param>
[GenerateSerializer, Immutable, Alias("oqupie.MyConversation")]
public sealed record MyConversation(
    [property: Id(0)] MyInquiry Inquiry, [property: Id(1)] ImmutableArray<MyItem> Items, [property: Id(2)] long? Before);

/// <summary>One thing that was written.</summary>
/// <param name="Version">Its place in the conversation.</param>
/// <param name="At">When.</param>
/// <param name="Mine">By the customer's side; else by the brand.</param>
/// <param name="Text">Without quotes and signatures.</param>
/// <param name="Html">Of the brand's words, harmless; shows inline files as <c>cid:</c>. Null for plain text.</param>
/// <param name="Files">In the order of the message.</param>
[GenerateSerializer, Immutable, Alias("oqupie.MyItem")]
public sealed record MyItem(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] bool Mine,
    [property: Id(3)] string Text,
    [property: Id(4)] string? Html,
    [property: Id(5)] ImmutableArray<FileRef> Files);

/// <param name="Text">Plain text; empty where files say it.</param>
/// <param name="Files">In the blob store already.</param>
/// <param name="WishId">Unguessable, the same when the same form is sent again.</param>
[GenerateSerializer, Immutable, Alias("oqupie.MyAnswer")]
public sealed record MyAnswer([property: Id(0)] string Text, [property: Id(1)] ImmutableArray<FileRef> Files, [property: Id(2)] string WishId);
