using System.Collections.Immutable;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Facebook;

/// <summary>
/// Makes events of comments, a ticket for each thread of them, and of what others post on the page. That a page hides a comment takes nothing back.
/// </summary>
internal sealed class FacebookFeedReader(FacebookFiles files)
{
    private const int LongestAddress = 2_000;

    public async Task<ReadItem> Read(ChannelContext channel, FacebookSettings settings, FacebookChange change, CancellationToken cancellationToken)
    {
        var isOurs = change.Writer == settings.PageId;

        if (change.Thing is not { } thing || !(change.IsComment || change.IsPost))
        {
            return ReadItem.Of();
        }

        if (change.Verb is "remove" or "delete")
        {
            return ReadItem.Of(new Removed(Key(change, thing)));
        }

        // What the page itself posts answers nobody, and a changed answer stands on its ticket as it was sent.
        if (change is not ({ Verb: "add" } or { IsEdit: true }) || (isOurs && change is not { IsComment: true, Verb: "add" }))
        {
            return ReadItem.Of();
        }

        var message = await Message(channel, settings, change, thing, cancellationToken);
        return isOurs ? ReadItem.Of(new Echoed(message)) : change.IsEdit ? ReadItem.Of(new Edited(message)) : ReadItem.Of(new Posted(message));
    }

    private static string Key(FacebookChange change, string thing) => change.IsComment ? FacebookIds.Comment(thing) : FacebookIds.Post(thing);

    private async Task<ReadMessage> Message(
        ChannelContext channel, FacebookSettings settings, FacebookChange change, string thing, CancellationToken cancellationToken)
    {
        var words = FacebookWords.In(channel.Brand.Language);
        var taken = await files.Take(channel.Channel.Account, Pieces(change, words), words, cancellationToken);
        var said = FacebookJson.Text(change.Value, "message") ?? "";
        var text = string.Join('\n', new[] { said }.Concat(taken.Lines).Where(line => line.Length > 0));

        return new()
        {
            MessageKey = Key(change, thing),
            From = new(FacebookNames.Line(FacebookJson.Text(FacebookJson.Part(change.Value, "from"), "name")), ""),
            Identity = change.Writer is { } writer ? CustomerIdentity.Of(FacebookKind.Name, writer) : null,
            Conversation = change.IsComment ? FacebookIds.Comment(change.Top(settings.PageId) ?? thing) : FacebookIds.Post(thing),
            Revision = change.Revision,
            Text = text.Length is 0 && taken.Files.IsEmpty ? $"[{words.Unknown}]" : text,
            Attachments = taken.Files,
            WrittenAt = FacebookTime.Seconds(change.IsEdit && change.Time > 0 ? change.Time : change.CreatedTime),
        };
    }

    // Of a post the link is its file where it is one, and else a page that it speaks of.
    private static ImmutableArray<FacebookPiece> Pieces(FacebookChange change, FacebookWords words)
    {
        var value = change.Value;
        var link = FacebookJson.Text(value, "link");
        var pictures = Addresses([.. FacebookJson.Texts(value, "photos"), FacebookJson.Text(value, "photo"), change.Item is "photo" ? link : null]);
        var videos = Addresses([FacebookJson.Text(value, "video"), change.Item is "video" ? link : null]);
        var links = Addresses([change.Item is "post" or "status" ? link : null]);
        return
        [
            .. pictures.Select(at => new FacebookPiece(words.Picture, "image", at)),
            .. videos.Select(at => new FacebookPiece(words.Video, "video", at)),
            .. links.Select(at => new FacebookPiece(words.Link, "", null, $"[{words.Link}] {at}")),
        ];
    }

    private static IEnumerable<string> Addresses(IEnumerable<string?> given) =>
        given.OfType<string>().Where(at => at.Length is > 0 and <= LongestAddress).Distinct(StringComparer.Ordinal);
}
