using System.Text.Json;
using Oqupie.Contracts.Channels;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Facebook;

/// <summary>Understands what <see cref="FacebookCall"/> has made items of.</summary>
internal sealed class FacebookReader(FacebookChatReader chats, FacebookFeedReader feed, IBlobStore blobs)
{
    public async Task<ReadItem> Read(ChannelContext channel, FacebookSettings settings, RawMessage raw, CancellationToken cancellationToken)
    {
        await using var bytes = await blobs.Open(channel.Channel.Account, raw.Sha256, cancellationToken);

        if (bytes is null)
        {
            return ReadItem.Failed(IntakeReasons.BytesGone);
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(bytes, FacebookJson.Bounds, cancellationToken);
            return await Read(channel, settings, document.RootElement, cancellationToken);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return ReadItem.Failed($"{IntakeReasons.Unreadable}: it is not JSON as Facebook sends it.");
        }
    }

    private async Task<ReadItem> Read(ChannelContext channel, FacebookSettings settings, JsonElement item, CancellationToken cancellationToken)
    {
        if (FacebookChat.Of(settings.PageId, FacebookJson.Part(item, FacebookCall.Chat)) is { } chat)
        {
            return await chats.Read(channel, settings, chat, cancellationToken);
        }

        return FacebookChange.Of(FacebookJson.Part(item, FacebookCall.Change), FacebookJson.Number(item, FacebookCall.Time)) is { } change
            ? await feed.Read(channel, settings, change, cancellationToken)
            : ReadItem.Of();
    }
}
