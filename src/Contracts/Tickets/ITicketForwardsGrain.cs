using System.Collections.Immutable;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Tickets;

/// <summary>Passes what is in a ticket on to people outside who have no part in it. The same grain as <see cref="ITicketGrain"/>.</summary>
[Alias("oqupie.ITicketForwardsGrain")]
public interface ITicketForwardsGrain : IGrainWithStringKey
{
    /// <summary>
    /// Sends a mail with the chosen items to addresses outside. The customer neither gets nor sees it, and it is no answer to them. Refused where the brand has
    /// no channel that sends mail (no_mail_channel, channel_cannot_send), and for what is larger than a mail server takes (forward_too_large).
    /// </summary>
    [Alias("Forward")]
    Task<Outcome<TimelineItem>> Forward(Actor actor, ForwardWish wish, CancellationToken cancellationToken);
}

[GenerateSerializer, Immutable, Alias("oqupie.ForwardWish")]
public sealed record ForwardWish
{
    /// <summary>At most 20 together with <see cref="Cc"/>, and none of our own channels.</summary>
    [Id(0)]
    public required ImmutableArray<string> To { get; init; }

    [Id(1)]
    public ImmutableArray<string> Cc { get; init; } = [];

    /// <summary>What stands above what is forwarded; may be empty where something is.</summary>
    [Id(2)]
    public string Body { get; init; } = "";

    [Id(3)]
    public TextFormat Format { get; init; }

    [Id(4)]
    public ImmutableArray<FileRef> Attachments { get; init; } = [];

    /// <summary>Versions of messages, replies and answers to forwards; null: all messages and replies. A memo among them is refused.</summary>
    [Id(5)]
    public ImmutableArray<long>? Items { get; init; }

    /// <summary>The version of the answer to an earlier forward that this one answers; null: none.</summary>
    [Id(6)]
    public long? Answers { get; init; }

    [Id(7)]
    public string? WishId { get; init; }

    [Id(8)]
    public required Participant By { get; init; }

    /// <summary>So long it waits and can be taken back: 0 to 60.</summary>
    [Id(9)]
    public int HoldSeconds { get; init; }
}
