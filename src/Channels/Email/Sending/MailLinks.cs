using System.Globalization;
using System.Net;
using System.Text;
using Oqupie.Contracts.Files;
using Oqupie.Files.Links;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Email.Sending;

/// <summary>
/// Files that a reply brings as addresses: below its text, each with its name, its size and until when it can be fetched, in the brand's language.
/// </summary>
internal sealed class MailLinks(ChannelContext channel, OutboxItem item)
{
    private readonly List<(FileRef File, string Address)> _files =
    [
        .. item.Attachments
            .Select((file, index) => (File: file, Index: index))
            .Where(one => one.File.Link is not null)
            .Select(one => (one.File, AddressOf(channel, item, one.File.Link!, one.Index))),
    ];

    private CultureInfo Culture => CultureInfo.GetCultureInfo(channel.Brand.Language is "ko" ? "ko-KR" : "en-US");

    /// <param name="html">As it was written; null for plain text.</param>
    /// <param name="text">The same as text.</param>
    public string? Below(string? html, string text)
    {
        if (_files.Count is 0)
        {
            return html;
        }

        var body = new StringBuilder(string.IsNullOrEmpty(html) ? MailParagraphs.Of(text) : html);

        foreach (var (file, address) in _files)
        {
            body.Append(
                CultureInfo.InvariantCulture,
                $"""

                <div style="margin-top:12px;padding:12px 14px;border:1px solid #9aa0a6;border-radius:8px">
                <a href="{WebUtility.HtmlEncode(address)}" style="font-weight:600;overflow-wrap:anywhere">{WebUtility.HtmlEncode(file.Name)}</a>
                <div style="margin-top:2px;font-size:13px">{WebUtility.HtmlEncode(Says(file))}</div>
                </div>
                """);
        }

        return body.ToString();
    }

    public string BelowText(string text)
    {
        var body = new StringBuilder(text.ReplaceLineEndings("\n").TrimEnd());

        foreach (var (file, address) in _files)
        {
            body.Append(CultureInfo.InvariantCulture, $"\n\n{file.Name} ({Says(file)})\n{address}");
        }

        return _files.Count is 0 ? text : body.ToString().TrimStart('\n');
    }

    private static string AddressOf(ChannelContext channel, OutboxItem item, FileLink link, int index)
    {
        var ticket = item.Entry.Ticket;
        return $"{link.Base}/files/{new FileLinkToken(ticket.Account, ticket.Number, item.Entry.Reply, index, link.Until).Write(channel.LinksKey)}";
    }

    // The day before: whoever reads it anywhere on earth can still fetch it on the day that stands there.
    private string Says(FileRef file)
    {
        var day = file.Link!.Until.UtcDateTime.AddHours(-12).AddDays(-1).ToString("D", Culture);
        return channel.Brand.Language is "ko" ? $"{Size(file.Size)} · {day}까지 받을 수 있어요" : $"{Size(file.Size)} · can be fetched until {day}";
    }

    private string Size(long bytes)
    {
        var (amount, unit) = bytes >= 1 << 30 ? (bytes / (double)(1 << 30), "GB")
            : bytes >= 1 << 20 ? (bytes / (double)(1 << 20), "MB")
            : (bytes / 1024d, "KB");
        return string.Create(Culture, $"{amount:0.#} {unit}");
    }
}
