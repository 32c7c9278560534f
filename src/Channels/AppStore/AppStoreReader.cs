using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.AppStore;

/// <summary>Understands what <see cref="AppStoreItem"/> has kept.</summary>
internal sealed class AppStoreReader(IBlobStore blobs, AppStoreOwnAnswers own)
{
    private const long MostBytes = 1 << 20;

    public async Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken)
    {
        if (raw.Size > MostBytes)
        {
            return Unreadable("it is larger than any review");
        }

        await using var bytes = await blobs.Open(channel.Channel.Account, raw.Sha256, cancellationToken);

        if (bytes is null)
        {
            return ReadItem.Failed(IntakeReasons.BytesGone);
        }

        return await AppStoreItem.Read(bytes, cancellationToken) is not { } item ? Unreadable("it is no review")
            : item.Review.Response is { } response ? Response(channel.Channel, item.Review, response)
            : ReadItem.Of(Review(item));
    }

    private static ChannelEvent Review(AppStoreItem item)
    {
        var review = item.Review;
        var message = Message(review) with
        {
            MessageKey = review.Id,
            From = new(review.Name, ""),
            Revision = item.Revision,
            Subject = review.Title,
            Text = review.Text.Length > 0 ? review.Text : review.Title,
            WrittenAt = item.IsEdit ? null : review.CreatedAt, // Apple does not say when it was changed.
            AdditionalInformation = Facts(review),
        };
        return item.IsEdit ? new Edited(message) : new Posted(message);
    }

    // Those of the same writer wait for one another, so the answer is read once the review has its ticket.
    private ReadItem Response(ChannelId channel, AppStoreReview review, AppStoreResponse response)
    {
        var message = Message(review) with { MessageKey = response.Name, Text = response.Text };
        var echo = new Echoed(message, own.Find(channel, review.Id, response.Text));
        var published = new Receipt { State = DeliveryState.Published, Items = [response.Name] };
        var read = response.IsPublished ? ReadItem.Of(echo, published) : ReadItem.Of(echo);
        return read with { Message = message };
    }

    // Apple tells nobody who they are; a review has one writer.
    private static ReadMessage Message(AppStoreReview review) =>
        new() { Identity = CustomerIdentity.Of(AppStoreChannel.Name, review.Id), Conversation = review.Id };

    private static ImmutableDictionary<string, string> Facts(AppStoreReview review)
    {
        var facts = ImmutableDictionary<string, string>.Empty;
        facts = review.Stars is { } stars ? facts.Add("stars", stars.ToString(CultureInfo.InvariantCulture)) : facts;
        return review.Territory.Length > 0 ? facts.Add("territory", review.Territory) : facts;
    }

    private static ReadItem Unreadable(string why) => ReadItem.Failed($"{IntakeReasons.Unreadable}: {why}.");
}
