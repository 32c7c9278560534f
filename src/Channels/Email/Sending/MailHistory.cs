using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Email.Sending;

/// <summary>What was written before, below a reply: as mail programs quote, without words of any language.</summary>
internal static class MailHistory
{
    public static string Html(ImmutableArray<QuotedMessage> messages) => string.Concat(messages.Select(message =>
        $"""
        <div style="margin-top:16px;font-size:13px">{WebUtility.HtmlEncode(Head(message))}</div>
        <blockquote style="margin:4px 0 0;padding-left:12px;border-left:2px solid #9aa0a6">{Lines(message.Text)}</blockquote>

        """));

    public static string Text(ImmutableArray<QuotedMessage> messages) =>
        string.Join(
            "\n\n", messages.Select(message => $"{Head(message)}\n> {message.Text.ReplaceLineEndings("\n").Replace("\n", "\n> ", StringComparison.Ordinal)}"));

    private static string Lines(string text) =>
        WebUtility.HtmlEncode(text.ReplaceLineEndings("\n")).Replace("\n", "<br>\n", StringComparison.Ordinal);

    private static string Head(QuotedMessage message) =>
        string.Create(CultureInfo.InvariantCulture, $"{message.From} · {message.At.ToUniversalTime():yyyy-MM-dd HH:mm} UTC");
}
