using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Facebook;

/// <summary>Makes events of what happened between the page and one person.</summary>
internal sealed class FacebookChatReader(FacebookFiles files, FacebookProfiles profiles)
{
    // A reply has an end by our clock a moment after Facebook had taken it by its own.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public async Task<ReadItem> Read(ChannelContext channel, FacebookSettings settings, FacebookChat chat, CancellationToken cancellationToken) =>
        (chat.Kind, chat.Message) switch
        {
            (FacebookChatKind.Message or FacebookChatKind.Postback, { } id) =>
                Only(new Posted(await Theirs(channel, settings, chat, id, cancellationToken))),
            (FacebookChatKind.Edit, { } id) => Only(new Edited(await Theirs(channel, settings, chat, id, cancellationToken))),
            (FacebookChatKind.Echo, { } id) => Only(new Echoed(await Ours(channel, settings, chat, id, cancellationToken), MarkIn(chat))),
            (FacebookChatKind.Removal, { } id) => Only(new Removed(FacebookIds.Message(chat.Person, id))),
            (FacebookChatKind.Delivery, _) => Only(Delivered(chat)),
            (FacebookChatKind.Reading, _) => Only(UpTo(chat, DeliveryState.Read)),
            _ => ReadItem.Of(),
        };

    private static ReadItem Only(ChannelEvent happened) => ReadItem.Of(happened);

    private static ReadMessage Base(FacebookChat chat, string id) => new()
    {
        MessageKey = FacebookIds.Message(chat.Person, id),
        Conversation = FacebookIds.Chat(chat.Person),
        WrittenAt = chat.At,
    };

    private async Task<ReadMessage> Theirs(
        ChannelContext channel, FacebookSettings settings, FacebookChat chat, string id, CancellationToken cancellationToken)
    {
        var (text, attachments) = await Said(channel, chat, cancellationToken);
        return Base(chat, id) with
        {
            From = new(await profiles.Name(settings, chat.Person, cancellationToken), ""),
            Identity = CustomerIdentity.Of(FacebookKind.Name, chat.Person),
            Revision = chat.Revision,
            Text = text,
            Attachments = attachments,
        };
    }

    private async Task<ReadMessage> Ours(
        ChannelContext channel, FacebookSettings settings, FacebookChat chat, string id, CancellationToken cancellationToken)
    {
        var (text, attachments) = await Said(channel, chat, cancellationToken);
        return Base(chat, id) with { Identity = CustomerIdentity.Of(FacebookKind.Name, settings.PageId), Text = text, Attachments = attachments };
    }

    private async Task<(string Text, ImmutableArray<FileRef> Attachments)> Said(
        ChannelContext channel, FacebookChat chat, CancellationToken cancellationToken)
    {
        var words = FacebookWords.In(channel.Brand.Language);
        var pieces = FacebookPiece.Of(FacebookJson.List(chat.Part, "attachments") ?? [], words);
        var taken = await files.Take(channel.Channel.Account, pieces, words, cancellationToken);
        var text = string.Join('\n', new[] { Words(chat) }.Concat(taken.Lines).Where(line => line.Length > 0));
        return (text.Length is 0 && taken.Files.IsEmpty ? $"[{words.Unknown}]" : text, taken.Files);
    }

    // What they pressed stands in the text of a message, or is the title of a postback; what the button means to a program is second best.
    private static string Words(FacebookChat chat) =>
        new[]
        {
            FacebookJson.Text(chat.Part, "text"),
            FacebookJson.Text(chat.Part, "title"),
            FacebookJson.Text(chat.Part, "payload"),
            FacebookJson.Text(FacebookJson.Part(chat.Part, "quick_reply"), "payload"),
        }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";

    // Another app's mark is none of ours, and finds nothing.
    private static string? MarkIn(FacebookChat chat) => FacebookJson.Text(chat.Part, "metadata") is var mark && LocalKey.IsValid(mark) ? mark : null;

    private static Receipt Delivered(FacebookChat chat)
    {
        var items = FacebookJson.Texts(chat.Part, "mids").Where(FacebookIds.IsMessage).Select(id => FacebookIds.Message(chat.Person, id)).ToImmutableArray();
        return items.IsEmpty ? UpTo(chat, DeliveryState.Delivered) : new() { State = DeliveryState.Delivered, Items = items };
    }

    private static Receipt UpTo(FacebookChat chat, DeliveryState state) => new()
    {
        State = state,
        UpTo = chat.Watermark + Moment,
        Reader = CustomerIdentity.Of(FacebookKind.Name, chat.Person),
    };
}
