using System.Security.Cryptography;
using Oqupie.Contracts.Notifications.Pushing;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>Sends to one device of a member.</summary>
internal sealed class PushSending(IPushService service, PushKeys keys, PushSeal seal)
{
    /// <summary>In order, up to the first that is not taken. What is too long is sent once more, shorter.</summary>
    /// <param name="device">To which.</param>
    /// <param name="messages">Each with the position that the device has been notified up to once it is taken.</param>
    /// <param name="cancellationToken">Gives up: the push service is away.</param>
    /// <returns>The last answer, and up to where the device was notified.</returns>
    public async Task<(PushAnswer Answer, long UpTo)> Send(
        StoredPushDevice device, IEnumerable<(PushMessage Message, long Position)> messages, CancellationToken cancellationToken)
    {
        PushSubscription to;

        try
        {
            to = seal.Open(device.Sealed);
        }
        catch (CryptographicException)
        {
            return (new(PushFate.Gone), device.Pushed); // Sealed with a key that is gone: the browser will subscribe anew.
        }

        var key = await keys.Own();
        var upTo = device.Pushed;
        var answer = new PushAnswer(PushFate.Taken);

        foreach (var (message, position) in messages)
        {
            answer = await Send(key, to, message, cancellationToken);

            if (answer.Fate is not PushFate.Taken)
            {
                return (answer, upTo);
            }

            upTo = position;
        }

        return (answer, upTo);
    }

    private async Task<PushAnswer> Send(PushKey key, PushSubscription to, PushMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await service.Send(key, to, message, cancellationToken);
            return answer.Fate is PushFate.TooLong ? await service.Send(key, to, PushText.Shortened(message), cancellationToken) : answer;
        }
        catch (OperationCanceledException)
        {
            return new(PushFate.Away);
        }
    }
}
