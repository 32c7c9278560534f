using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Tickets;

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

    public static EmailEnvelope Of(ReplyDraft draft) => new()
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

    public string Write() => JsonSerializer.Serialize(this, EmailJson.Plain.EmailEnvelope);

    /// <summary>Whether a reply quotes what was written before. What the brand answers by itself has no text of the sender in it.</summary>
    public bool Quotes(BrandInfo brand) => !Automatic && MailPlaceholders.In(brand.MailTemplate).Contains(MailPlaceholders.History);
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
