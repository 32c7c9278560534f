using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Uploads;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Tickets;

/// <summary>An item of a timeline, as programs see it: the addresses of its files are signed. Parts that it has not are left out.</summary>
internal sealed record TimelineItemView
{
    public required string Id { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TimelineKind Type { get; init; }

    public required Participant Actor { get; init; }

    public required string? Text { get; init; }

    public required string? Html { get; init; }

    public required ImmutableArray<Fold> Folds { get; init; }

    public required ImmutableArray<AttachmentView> Attachments { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MailParty? From { get; init; }

    public required ImmutableArray<string> To { get; init; }

    public required ImmutableArray<string> Cc { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Bcc { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeliveryState? Delivery { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeliveryReason { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeliveryCode { get; init; }

    /// <summary>On deliveries what is said of a reply whose state stays as it was, on replies the newest of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeliveryNote? Note { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? DueAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SendAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlanStanding? Plan { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? SendAnyway { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TicketStatus? Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FieldChange? Change { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Of { get; init; }

    /// <summary>On forwards: the items that went along.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Items { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<long>? Related { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AutomaticMail? Automatic { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SenderCheck? Sender { get; init; }

    public Protection? Protection { get; init; }

    /// <summary>Where it was written, if in another ticket.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CarriedFrom? Carried { get; init; }

    /// <summary>The ticket it was split off into.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? MovedTo { get; init; }

    /// <summary>What the writer of a reply wrote before it was translated, as HTML.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Original { get; init; }

    public static TimelineItemView Show(TimelineItem item, long ticket, AccountFiles files, ImmutableArray<LinkState> links) => new()
    {
        Id = item.Id,
        Version = item.Version,
        At = item.At,
        Type = item.Type,
        Actor = item.Actor,
        Text = item.Text,
        Html = item.Html is { } html
            ? InlineImages.WithPictures(InlineImages.ToAddresses(html, item.Attachments, files, forEditing: false), ticket, files)
            : null,
        Folds = item.Folds,
        Attachments = AttachmentView.Of(item, ticket, files, links),
        From = item.From,
        To = [.. item.To.Select(party => party.Email)],
        Cc = [.. item.Cc.Select(party => party.Email)],
        Bcc = item.Bcc.IsDefaultOrEmpty ? null : [.. item.Bcc.Select(party => party.Email)],
        Delivery = item.Delivery,
        DeliveryReason = item.DeliveryReason,
        DeliveryCode = item.DeliveryCode,
        Note = item.Note,
        DueAt = item.DueAt,
        SendAt = item.SendAt,
        Plan = item.Plan,
        SendAnyway = item.SendAnyway,
        Status = item.Status,
        Change = item.Change,
        Of = item.Of,
        Items = item.Items.IsDefaultOrEmpty ? null : item.Items,
        Related = item.Related.IsDefaultOrEmpty ? null : item.Related,
        Automatic = item.Automatic,
        Sender = item.Sender,
        Protection = item.Protection,
        Carried = item.Carried,
        MovedTo = item.MovedTo,
        Original = item.Original is { } original ? InlineImages.ToAddresses(original, item.Attachments, files, forEditing: false) : null,
    };
}
