using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Mentions;

namespace Oqupie.Grains.Tickets;

/// <summary>What an agent wrote, made harmless: always as text, and as HTML where it was written so.</summary>
internal sealed record WrittenText(string Text, string? Html)
{
    /// <summary>Whom it names: "member:m1", "group:g1".</summary>
    public ImmutableArray<string> Mentions { get; private init; } = [];

    /// <summary>The same before it was translated; null where it was not.</summary>
    public string? Original { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && (Html is null || !Html.Contains("<img", StringComparison.Ordinal));

    public static WrittenText Of(string body, TextFormat format, IRichText richText)
    {
        if (format is TextFormat.Text)
        {
            return new(body.ReplaceLineEndings("\n").Trim(), null);
        }

        var html = MentionMarkup.Strip(richText.Sanitise(body));
        return new(richText.ToText(html), html);
    }

    public static WrittenText OfReply(ReplyWish wish, IRichText richText) => Of(wish.Body, wish.Format, richText) with
    {
        Original = wish.Original is { } original ? MentionMarkup.Strip(richText.Sanitise(original)) : null,
    };

    /// <summary>A memo may name people: by marks in its HTML, by brackets in plain text.</summary>
    public static async Task<WrittenText> OfMemo(
        MemoWish wish, IRichText richText, MentionReader mentions, AccountId account, CancellationToken cancellationToken)
    {
        if (wish.Format is TextFormat.Text)
        {
            var (text, named) = await mentions.OfText(account, wish.Body.ReplaceLineEndings("\n").Trim(), cancellationToken);
            return new(text, null) { Mentions = named };
        }

        var html = richText.Sanitise(wish.Body);
        return new(richText.ToText(html), html) { Mentions = await mentions.OfHtml(account, html, cancellationToken) };
    }

    public Content ToContent(string customer, ImmutableArray<FileRef> attachments, Copies copies) => new()
    {
        Id = LocalKey.New(),
        Customer = customer,
        Text = Text,
        Html = Html,
        Meta = new() { Attachments = attachments, Cc = copies.CcParties, Bcc = copies.BccParties, Original = Original },
    };
}
