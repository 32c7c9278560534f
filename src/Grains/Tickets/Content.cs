using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
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

    /// <summary>The text without what is folded away.</summary>
    public string Written => Meta.Folds.IsDefaultOrEmpty ? Text : Unfolded();

    private string Unfolded()
    {
        var written = new StringBuilder(Text.Length);
        var at = 0;

        foreach (var fold in Meta.Folds)
        {
            written.Append(Text.AsSpan(at, fold.Start - at));
            at = fold.Start + fold.Length;
        }

        return written.Append(Text.AsSpan(at)).ToString();
    }
}

/// <summary>What came with a text; stored as JSON.</summary>
public sealed record ContentMeta
{
    public static readonly ContentMeta None = new();

    public string? Subject { get; init; }

    public MailParty? From { get; init; }

    public ImmutableArray<MailParty> To { get; init; } = [];

    public ImmutableArray<MailParty> Cc { get; init; } = [];

    /// <summary>Not there in what was stored before there were any.</summary>
    public ImmutableArray<MailParty> Bcc { get; init; } = [];

    public ImmutableArray<FileRef> Attachments { get; init; } = [];

    /// <summary>Without angle brackets.</summary>
    public string? MailId { get; init; }

    public ImmutableArray<string> References { get; init; } = [];

    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>The raw message's blob.</summary>
    public string? Raw { get; init; }

    /// <summary>The machine that wrote it; null for a person.</summary>
    public AutomaticMail? Automatic { get; init; }

    /// <summary>Null where nothing checked who the sender is.</summary>
    public SenderCheck? Sender { get; init; }

    /// <summary>What of the text is folded away, in order and apart. Not there in what was stored before there were any.</summary>
    public ImmutableArray<Fold> Folds { get; init; } = [];

    public Protection? Protection { get; init; }

    /// <summary>What its channel calls it; null for mail.</summary>
    public string? Item { get; init; }

    /// <summary>What a member wrote before it was translated, sanitised; it never leaves.</summary>
    public string? Original { get; init; }

    /// <summary>What a form asked and what was answered; the text says it in words, to be found by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TicketForm? Form { get; init; }
}
