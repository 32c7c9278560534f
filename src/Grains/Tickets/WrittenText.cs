using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What an agent wrote, made harmless: always as text, and as HTML where it was written so.</summary>
internal sealed record WrittenText(string Text, string? Html)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && (Html is null || !Html.Contains("<img", StringComparison.Ordinal));

    public static WrittenText Of(string body, TextFormat format, IRichText richText)
    {
        if (format is TextFormat.Text)
        {
            return new(body.ReplaceLineEndings("\n").Trim(), null);
        }

        var html = richText.Sanitise(body);
        return new(richText.ToText(html), html);
    }

    public Content ToContent(string customer, ImmutableArray<FileRef> attachments, Copies copies) => new()
    {
        Id = LocalKey.New(),
        Customer = customer,
        Text = Text,
        Html = Html,
        Meta = new() { Attachments = attachments, Cc = copies.CcParties, Bcc = copies.BccParties },
    };
}
