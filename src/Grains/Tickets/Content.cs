using System.Collections.Immutable;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What was said, apart from the event that it was said: deletable, keyed by the customer it belongs to, so that a person can be erased.</summary>
public sealed record Content
{
    /// <summary>Local to the account.</summary>
    public required string Id { get; init; }

    /// <summary>Local to the account.</summary>
    public required string Customer { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Sanitised; null for plain text.</summary>
    public string? Html { get; init; }

    public ContentMeta Meta { get; init; } = ContentMeta.None;
}

/// <summary>What came with a text; stored as JSON.</summary>
public sealed record ContentMeta
{
    public static readonly ContentMeta None = new();

    public string? Subject { get; init; }

    public MailParty? From { get; init; }

    public ImmutableArray<MailParty> To { get; init; } = [];

    public ImmutableArray<MailParty> Cc { get; init; } = [];

    public ImmutableArray<FileRef> Attachments { get; init; } = [];

    /// <summary>Without angle brackets.</summary>
    public string? MailId { get; init; }

    public ImmutableArray<string> References { get; init; } = [];

    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>The raw message's blob.</summary>
    public string? Raw { get; init; }

    public Protection? Protection { get; init; }
}
