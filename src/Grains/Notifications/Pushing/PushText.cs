using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Oqupie.Grains.Notifications.Mailing;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>What a notification says, in the member's language, as the service worker reads it. Pure.</summary>
internal static class PushText
{
    private const int LongestTitle = 120;
    private const int LongestBody = 160;

    /// <summary>Of one ticket.</summary>
    /// <param name="language">The member's.</param>
    /// <param name="call">Of the ticket.</param>
    /// <param name="who">Who did it, by name; empty is a customer or a program.</param>
    /// <param name="open">As <see cref="PushRules.OpenTickets"/> has them.</param>
    public static PushMessage Of(string language, StoredNotification call, string who, ImmutableArray<long>? open)
    {
        var (ticket, ko) = (call.Row.Ticket, language is "ko");
        var subject = OneLine(call.Subject) is { Length: > 0 } said ? said : ko ? "제목 없음" : "No subject";
        return Message(
            new(Cut(OneLine(NotificationMail.Sentence(language, call.Row.Kind, who)), LongestTitle), Cut($"#{ticket} {subject}", LongestBody))
            {
                Language = language,
                Tag = $"ticket-{ticket}",
                Ticket = ticket,
                Url = $"/inbox/all/{ticket}",
                Open = open,
            },
            $"ticket-{ticket}");
    }

    /// <summary>Of more than one would read one by one.</summary>
    public static PushMessage OfMany(string language, int tickets, ImmutableArray<long>? open)
    {
        var (title, body) = language is "ko"
            ? ($"새 알림이 온 티켓 {tickets}개", "눌러서 받은 티켓을 확인해 보세요")
            : ($"{tickets} tickets with new notifications", "Open the inbox to see them");
        return Message(new(title, body) { Language = language, Tag = "many", Url = "/inbox/all", Open = open }, "many");
    }

    /// <summary>That somebody has asked for.</summary>
    public static PushMessage OfTrial(string language)
    {
        var (title, body) = language is "ko" ? ("알림 시험", "이 기기에서 알림을 받을 수 있어요") : ("Test notification", "This device gets your notifications");
        return Message(new(title, body) { Language = language, Tag = "trial", Url = "/settings/profile", Trial = true }, "trial");
    }

    /// <summary>The same, where the push service takes no more than a few words.</summary>
    public static PushMessage Shortened(PushMessage message)
    {
        var note = JsonSerializer.Deserialize(message.Body, PushJson.Readable.PushNote)!;
        return message with { Body = Bytes(note with { Title = Cut(note.Title, 40), Body = note.Ticket is { } ticket ? $"#{ticket}" : "", Open = null }) };
    }

    private static PushMessage Message(PushNote note, string topic) => new(Bytes(note), topic, PushRules.NewsFor);

    private static byte[] Bytes(PushNote note) => JsonSerializer.SerializeToUtf8Bytes(note, PushJson.Readable.PushNote);

    private static string OneLine(string text) => string.Concat(text.Trim().Select(c => char.IsControl(c) ? ' ' : c));

    private static string Cut(string text, int most)
    {
        var end = text.Length <= most ? text.Length : char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return end == text.Length ? text : $"{text.AsSpan(0, end)}…";
    }
}

/// <param name="Title">One line.</param>
/// <param name="Body">One line.</param>
internal sealed record PushNote(string Title, string Body)
{
    public required string Language { get; init; }

    /// <summary>A newer one of the same tag takes its place.</summary>
    public required string Tag { get; init; }

    public long? Ticket { get; init; }

    /// <summary>A path of the console, where a click leads.</summary>
    public required string Url { get; init; }

    /// <summary>All tickets with something unopened; null where it is not known.</summary>
    public ImmutableArray<long>? Open { get; init; }

    /// <summary>It is shown although a console is looked at: somebody waits for it.</summary>
    public bool Trial { get; init; }
}

[JsonSerializable(typeof(PushNote))]
internal sealed partial class PushJson : JsonSerializerContext
{
    /// <summary>Letters as they are: escaped, a Korean one would take twice the room.</summary>
    public static readonly PushJson Readable = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
