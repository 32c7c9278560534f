using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Forwarding;

namespace Oqupie.Grains.Channels.Email;

/// <summary>The envelope and threading of a reply by mail. What was stored once is read for ever: names in it stay, fields are only added.</summary>
public sealed record EmailEnvelope
{
    // Mail clients thread by the last ones; more only makes headers that servers refuse.
    private const int MaxReferences = 20;

    public required MailParty To { get; init; }

    public ImmutableArray<MailParty> Cc { get; init; } = [];

    /// <summary>In the envelope alone. Not there in what was stored before there were any.</summary>
    public ImmutableArray<MailParty> Bcc { get; init; } = [];

    public required string Subject { get; init; }

    /// <summary>The customer's newest message, without angle brackets.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>The name of the member who wrote it; empty where that is nobody.</summary>
    public string Agent { get; init; } = "";

    /// <summary>Nobody wrote it, and it says so, that no machine answers it.</summary>
    public bool Automatic { get; init; }

    /// <summary>Others it is addressed to beside <see cref="To"/>. Not there in what was stored before there were any.</summary>
    public ImmutableArray<MailParty> Also { get; init; } = [];

    /// <summary>The item of a ticket that it is, where it goes to people outside; null for a reply.</summary>
    public long? Forward { get; init; }

    public static EmailEnvelope Of(ReplyDraft draft) => draft.Forward is { } forward ? Of(draft, forward) : new()
    {
        To = new(draft.Automatic ? "" : draft.CustomerName, draft.CustomerEmail),
        Cc = draft.Cc,
        Bcc = draft.Bcc,
        Agent = draft.Agent,
        Subject = draft.Subject,
        InReplyTo = draft.Answered?.MailId,
        References = draft.Automatic || draft.Answered is not { } answered
            ? []
            : [.. answered.References.Append(answered.MailId).OfType<string>().Distinct().TakeLast(MaxReferences)],
        Automatic = draft.Automatic,
    };

    public static EmailEnvelope Of(OutboxItem item) => Read(item.Entry.Envelope);

    public static EmailEnvelope Read(string json) => JsonSerializer.Deserialize(json, EmailJson.Plain.EmailEnvelope)!;

    // A conversation of its own: what the customer's mails are called is not for others, and would put both threads together.
    private static EmailEnvelope Of(ReplyDraft draft, ForwardDraft forward) => new()
    {
        To = forward.To[0],
        Also = forward.To[1..],
        Cc = draft.Cc,
        Subject = forward.Answered?.Subject is { Length: > 0 } answered ? answered : draft.Subject,
        InReplyTo = forward.Answered?.MailId,
        References = forward.Answered is { } one
            ? [.. one.References.Append(one.MailId).OfType<string>().Distinct().TakeLast(MaxReferences)]
            : [],
        Agent = draft.Agent,
        Forward = forward.Item,
    };

    public string Write() => JsonSerializer.Serialize(this, EmailJson.Plain.EmailEnvelope);

    /// <summary>
    /// Whether a reply quotes what was written before. What the brand answers by itself has no text of the sender in it, and what goes outside has what a
    /// member has chosen.
    /// </summary>
    public bool Quotes(BrandInfo brand) => !Automatic && Forward is null && MailPlaceholders.In(brand.MailTemplate).Contains(MailPlaceholders.History);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EmailEnvelope))]
[JsonSerializable(typeof(ImmutableArray<MailCursor>))]
internal sealed partial class EmailJson : JsonSerializerContext
{
    // Stored, never put into a page: Korean stays Korean.
    public static readonly EmailJson Plain = new(new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
