using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Drafts;

/// <summary>What is being written on a ticket.</summary>
internal sealed record DraftsView
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DraftView? Reply { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DraftView? Memo { get; init; }
}

/// <summary>Such a one can be put back as it is.</summary>
internal sealed record DraftView
{
    public required string Body { get; init; }

    /// <summary>Always HTML.</summary>
    public TextFormat Format { get; init; } = TextFormat.Html;

    /// <summary>Ids of files.</summary>
    public required ImmutableArray<string> Attachments { get; init; }

    /// <summary>Left out: those in copy on the ticket.</summary>
    public ImmutableArray<string>? Cc { get; init; }

    public ImmutableArray<string>? Bcc { get; init; }
}

/// <summary>What is to stand there. One that is not named stays as it is; null clears it.</summary>
internal sealed record DraftsBody
{
    public DraftBody? Reply
    {
        get;
        init
        {
            field = value;
            NamesReply = true;
        }
    }

    public DraftBody? Memo
    {
        get;
        init
        {
            field = value;
            NamesMemo = true;
        }
    }

    [JsonIgnore]
    public bool NamesReply { get; private init; }

    [JsonIgnore]
    public bool NamesMemo { get; private init; }
}

/// <param name="Body">As HTML only what the editor knows becomes more than text.</param>
/// <param name="Format">Left out: text.</param>
/// <param name="Attachments">Ids of files.</param>
/// <param name="Cc">Left out: those in copy on the ticket. Of a reply.</param>
/// <param name="Bcc">Of a reply.</param>
internal sealed record DraftBody(
    string? Body, TextFormat? Format, ImmutableArray<string?>? Attachments, ImmutableArray<string?>? Cc, ImmutableArray<string?>? Bcc);
