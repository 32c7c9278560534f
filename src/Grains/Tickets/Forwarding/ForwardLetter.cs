using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Oqupie.Contracts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets.Forwarding;

/// <summary>A forward as one mail: the note on top, and below it each item with who wrote it and when, as mail programs forward. Pure.</summary>
/// <param name="Text">The whole as plain text.</param>
/// <param name="Html">The whole; everything in it was made harmless when it came in.</param>
/// <param name="Files">Those of the note and of all items.</param>
/// <param name="Items">The versions of what is in it.</param>
internal sealed partial record ForwardLetter(string Text, string Html, ImmutableArray<FileRef> Files, ImmutableArray<long> Items)
{
    /// <summary>Most mail servers take 25 MB at most, and Base64 makes a third more of it.</summary>
    public const int MostMegabytes = 18;

    private const int MostText = 2_000_000;
    private const int MostFiles = 200;

    private static readonly Refusal TooLarge = Refusal.Invalid(
        $"Together it is more than a mail holds ({MostMegabytes} MB). Choose single messages.", "items", "forward_too_large").With("most", MostMegabytes);

    /// <param name="note">May be empty.</param>
    /// <param name="attached">The files of the note.</param>
    /// <param name="items">Oldest first.</param>
    public static Outcome<ForwardLetter> Of(WrittenText note, ImmutableArray<FileRef> attached, ImmutableArray<TimelineItem> items)
    {
        var files = attached.ToList();
        var html = new StringBuilder(note.Html ?? Lines(note.Text));
        var text = new StringBuilder(note.Text);

        foreach (var item in items)
        {
            var body = item.Html is { } written ? WithPictures(written, item, files) : Lines(item.Text ?? "");
            files.AddRange(item.Attachments.Where(file => item.Html is null || file.ContentId is null).Where(file => !files.Contains(file)));
            html.Append("<div style=\"margin-top:20px;padding-top:12px;border-top:1px solid #c4c7cc;font-size:13px\">")
                .Append(WebUtility.HtmlEncode(Head(item))).Append("</div>\n<div style=\"margin-top:8px\">").Append(body).Append("</div>\n");
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? "\n\n" : "")}----------\n{Head(item)}\n\n{item.Text?.Trim()}");

            if (html.Length > MostText || text.Length > MostText || files.Count > MostFiles || files.Sum(file => file.Size) > MostMegabytes << 20)
            {
                return TooLarge;
            }
        }

        return new ForwardLetter(text.ToString(), html.ToString(), [.. files], [.. items.Select(item => item.Version)]);
    }

    // Two mails may call their pictures alike ("image001"), so each gets a name that no other item has.
    private static string WithPictures(string html, TimelineItem item, List<FileRef> files)
    {
        var renamed = item.Attachments.Where(file => file.ContentId is not null)
            .DistinctBy(file => file.ContentId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                file => file.ContentId!,
                file => file with { ContentId = string.Create(CultureInfo.InvariantCulture, $"e{item.Version}.{file.Sha256[..32]}@oqupie") },
                StringComparer.OrdinalIgnoreCase);
        files.AddRange(renamed.Values);
        return Pictures().Replace(html, picture =>
            renamed.TryGetValue(Uri.UnescapeDataString(WebUtility.HtmlDecode(picture.Groups["cid"].Value)), out var file)
                ? $"src=\"cid:{file.ContentId}\""
                : picture.Value);
    }

    private static string Head(TimelineItem item)
    {
        var who = (item.Actor.Name, item.From?.Email) switch
        {
            ({ Length: > 0 } name, { Length: > 0 } email) when name != email => $"{name} <{email}>",
            (_, { Length: > 0 } email) => email,
            var (name, _) => name,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{who} · {item.At.ToUniversalTime():yyyy-MM-dd HH:mm} UTC");
    }

    private static string Lines(string text) => text.Length is 0
        ? ""
        : $"<p>{WebUtility.HtmlEncode(text.ReplaceLineEndings("\n").Trim()).Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>\n";

    [GeneratedRegex("""src\s*=\s*(?<quote>["'])cid:(?<cid>[^"'>]+)\k<quote>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Pictures();
}
