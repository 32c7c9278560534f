using System.Collections.Immutable;
using Oqupie.Channels.Email.Sending;
using Oqupie.Contracts.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Telegram;

/// <summary>
/// What leaves by one call, wholly or not at all. Nearly every answer is one part; only many files, or files with a long text, are several. Pure.
/// </summary>
/// <param name="Text">Below the last of the files, if there are any.</param>
/// <param name="Files">Together.</param>
internal sealed record TelegramPart(string Text, ImmutableArray<FileRef> Files)
{
    /// <summary>In UTF-16 units, of a message.</summary>
    public const int MostText = 4_096;

    private const int MostCaption = 1_024;
    private const int MostFiles = 10;

    public static ImmutableArray<TelegramPart> Of(ChannelContext channel, OutboxItem item)
    {
        var texts = Texts(channel, item);
        ImmutableArray<ImmutableArray<FileRef>> files =
            [.. item.Attachments.Where(file => file.Link is null).Chunk(MostFiles).Select(some => some.ToImmutableArray())];
        return texts.Length <= 1 && files is [var together] && (texts.IsEmpty || texts[0].Length <= MostCaption)
            ? [new(texts.IsEmpty ? "" : texts[0], together)]
            : [.. texts.Select(text => new TelegramPart(text, [])), .. files.Select(some => new TelegramPart("", some))];
    }

    // Files that go as addresses stand below the words, or in messages of their own where they would make it too long.
    private static ImmutableArray<string> Texts(ChannelContext channel, OutboxItem item)
    {
        var text = (item.Text ?? "").Trim();
        var links = new MailLinks(channel, item);
        var whole = links.BelowText(text).Trim();
        return whole.Length <= MostText
            ? whole.Length is 0 ? [] : [whole]
            : [.. links.BelowText("").Split("\n\n").Prepend(text).Where(one => one.Length > 0)];
    }
}
