using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Contracts.Drafts;

/// <summary>What is being written on one ticket in one mode. "acme/1042/reply" as grain key: a reply and a memo are two drafts that never meet.</summary>
[JsonConverter(typeof(TextJsonConverter<DraftId>))]
[GenerateSerializer, Immutable, Alias("oqupie.DraftId")]
public readonly record struct DraftId([property: Id(0)] TicketId Ticket, [property: Id(1)] DraftMode Mode) : IParsable<DraftId>
{
    private const string Reply = "reply";
    private const string Memo = "memo";

    /// <summary>The mode as programs say it.</summary>
    public string Word => WordOf(Mode);

    public static string WordOf(DraftMode mode) => mode is DraftMode.Memo ? Memo : Reply;

    public static DraftMode? ModeOf(string? word) => word switch { Reply => DraftMode.Reply, Memo => DraftMode.Memo, _ => null };

    public static DraftId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a draft.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DraftId result)
    {
        var slash = s?.LastIndexOf('/') ?? -1;

        if (slash > 0 && TicketId.TryParse(s![..slash], provider, out var ticket) && ModeOf(s[(slash + 1)..]) is { } mode)
        {
            result = new(ticket, mode);
            return true;
        }

        result = default;
        return false;
    }

    public override string ToString() => $"{Ticket}/{Word}";
}

[GenerateSerializer, Alias("oqupie.DraftMode"), JsonConverter(typeof(CamelCaseEnum<DraftMode>))]
public enum DraftMode
{
    Reply = 0,
    Memo = 1,
}
