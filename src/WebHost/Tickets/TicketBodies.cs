using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Tickets;

/// <summary>What programs send to make a ticket. What must be there is asked where it is used, so that each lack is named.</summary>
internal sealed record NewTicketBody
{
    public string? Brand { get; init; }

    public string? Channel { get; init; }

    public string? Subject { get; init; }

    public string? Body { get; init; }

    public TextFormat? Format { get; init; }

    public CustomerBody? Customer { get; init; }

    public Importance? Importance { get; init; }

    public ImmutableArray<string>? Tags { get; init; }
}

internal sealed record CustomerBody(string? Email, string? Name);

/// <summary>What shall change; what is left out stays.</summary>
internal sealed record TicketChangeBody
{
    public TicketStatus? Status { get; init; }

    public Importance? Importance { get; init; }

    /// <summary>Null is nobody, which is not the same as left out.</summary>
    public Assignee? Assignee
    {
        get;
        init
        {
            field = value ?? Contracts.Tickets.Assignee.Nobody;
        }
    }

    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>True moves the ticket to the deleted box, false back to the box it was in.</summary>
    public bool? Deleted { get; init; }

    /// <summary>True moves the ticket to the blocked box, false takes it out.</summary>
    public bool? Spam { get; init; }

    /// <summary>A time (ISO 8601), "reply", or null, which wakes it and is not the same as left out.</summary>
    public string? SnoozeUntil
    {
        get;
        init
        {
            field = value ?? "";
        }
    }

    /// <summary>An inquiry type of the brand. Null is none, which is not the same as left out.</summary>
    public string? Type
    {
        get;
        init
        {
            field = value;
            NoType = value is null;
        }
    }

    /// <summary>What fields of the form shall say, by their keys: a text, a list of texts, or null, which takes away what is there. Others stay.</summary>
    public ImmutableDictionary<string, FieldValue?>? Fields { get; init; }

    [JsonIgnore]
    public bool NoType { get; private init; }
}

internal sealed record ReplyBody
{
    public string? Body { get; init; }

    public TextFormat? Format { get; init; }

    public TicketStatus? Status { get; init; }

    public ImmutableArray<string?>? Attachments { get; init; }

    public long? SeenVersion { get; init; }

    public int? HoldSeconds { get; init; }

    /// <summary>When it shall leave, to the second; left out: now.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>With a time: it leaves although the customer writes before. Else it is held back then.</summary>
    public bool? SendAnyway { get; init; }

    /// <summary>
    /// Who gets it in copy, this one and later ones; left out: those in copy on the ticket. Whom a mail has added gets nothing before they stand here.
    /// </summary>
    public ImmutableArray<string?>? Cc { get; init; }

    /// <summary>Who gets this one without the others seeing it.</summary>
    public ImmutableArray<string?>? Bcc { get; init; }

    /// <summary>Whom a mail has added and the writer leaves out: they no longer take part, and nobody asks for them again.</summary>
    public ImmutableArray<string?>? Declined { get; init; }

    /// <summary>HTML: what the writer wrote before it was translated. Members see it on the reply; it never leaves.</summary>
    public string? Original { get; init; }

    /// <summary>Where it is what was written together; left out: the draft stays as it is.</summary>
    public SentDraftBody? Draft { get; init; }
}

/// <param name="Sent">How often the draft had been sent, as the sender knows; refused (draft_sent) where it has been sent since.</param>
/// <param name="UpTo">The number of the draft that the sender had before them.</param>
/// <param name="Data">The frame that takes out of the draft what is sent, in Base64.</param>
internal sealed record SentDraftBody(long Sent, long UpTo, string? Data);

internal sealed record MemoBody
{
    public string? Body { get; init; }

    public TextFormat? Format { get; init; }

    public ImmutableArray<string?>? Attachments { get; init; }

    /// <summary>As in a reply.</summary>
    public SentDraftBody? Draft { get; init; }
}

internal sealed record ForwardBody
{
    /// <summary>With <see cref="Cc"/> at most 20 addresses, none of them a channel's.</summary>
    public ImmutableArray<string?>? To { get; init; }

    public ImmutableArray<string?>? Cc { get; init; }

    /// <summary>What stands above what is forwarded.</summary>
    public string? Body { get; init; }

    public TextFormat? Format { get; init; }

    public ImmutableArray<string?>? Attachments { get; init; }

    /// <summary>Messages, replies and answers to forwards; left out: all messages and replies. Memos are refused.</summary>
    public ImmutableArray<string?>? Items { get; init; }

    /// <summary>The answer to an earlier forward that this one answers.</summary>
    public string? Answers { get; init; }

    /// <summary>So long it can be taken back, as a reply: 0 to 60; left out: not at all.</summary>
    public int? HoldSeconds { get; init; }
}

/// <summary>A reply or a forward that was taken back, as it was written.</summary>
/// <param name="Body">Its text; of a forward what stands above the rest.</param>
/// <param name="Format">Of the text.</param>
/// <param name="Attachments">Ids of files; of a forward those of the whole mail.</param>
/// <param name="Cc">Who else would have got it.</param>
/// <param name="Bcc">And whom nobody would have seen.</param>
/// <param name="Original">What it was before it was translated; left out where it was not.</param>
internal sealed record WithdrawnReply(
    string Body,
    TextFormat Format,
    ImmutableArray<string> Attachments,
    ImmutableArray<string> Cc,
    ImmutableArray<string> Bcc,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Original);
