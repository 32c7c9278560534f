using Oqupie.Channels.Calling;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.AppStore;

/// <summary>Answers reviews. Apple keeps one answer to each, so a second takes the place of the first, and the same twice does no harm.</summary>
internal sealed class AppStoreSender(AppStoreCalls calls, AppStoreOwnAnswers own)
{
    /// <summary>In UTF-16 units.</summary>
    public const int MostUnits = 5_970;

    public async Task<SendAnswer> Send(ChannelId channel, AppStoreSettings settings, OutboxItem item, CancellationToken cancellationToken)
    {
        if (item.Text?.Trim() is not { Length: > 0 } text)
        {
            return new(DeliveryState.Failed, "The reply has no words, and nothing else can be sent to the App Store.");
        }

        if (text.Length > MostUnits)
        {
            return new(DeliveryState.Failed, $"Apple takes {MostUnits} characters, and the reply has {text.Length}.");
        }

        if ((AppStoreEnvelope.Of(item).Review ?? item.Entry.Target) is not { Length: > 0 } review)
        {
            return new(DeliveryState.Failed, "It answers no review.");
        }

        own.Add(channel, review, text, item.Entry.Id);
        var sent = await Try(settings, review, text, cancellationToken);

        if (sent.State is DeliveryState.Failed)
        {
            own.Remove(channel, review, text);
        }

        return sent;
    }

    private async Task<SendAnswer> Try(AppStoreSettings settings, string review, string text, CancellationToken cancellationToken)
    {
        try
        {
            return Ended(await calls.Respond(settings, review, text, cancellationToken), text);
        }
        catch (ChannelFailedException e)
        {
            return new(DeliveryState.Failed, e.Message); // There is no key to sign with.
        }
    }

    private static SendAnswer Ended(ProviderAnswer answer, string text)
    {
        var taken = answer.IsGood && AppStoreJson.Object(answer.Json(), "data") is { } resource ? AppStoreResponse.Of(resource) : null;

        // What Apple has made of the words is what it will show.
        return taken is not null
                ? new(DeliveryState.Sent, "Apple has taken the answer.")
                {
                    ExternalId = taken.Text.Length > 0 ? taken.Name : AppStoreResponse.NameOf(taken.Id, text),
                }
            : answer.GoesBy || answer.Status < 400
                ? new(DeliveryState.Queued, AppStoreWords.OfAnswering(answer)) { Pause = AppStoreCalls.PauseAfter(answer) }
            : new(DeliveryState.Failed, AppStoreWords.OfAnswering(answer));
    }
}
