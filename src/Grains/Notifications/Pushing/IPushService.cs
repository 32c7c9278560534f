using Oqupie.Contracts.Notifications.Pushing;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>Hands messages to the push services of browsers. Whatever those do is an answer; it never throws but for the token's end.</summary>
public interface IPushService
{
    Task<PushAnswer> Send(PushKey key, PushSubscription to, PushMessage message, CancellationToken cancellationToken);
}

/// <summary>The server's own key, by which push services know who sends.</summary>
/// <param name="Public">An uncompressed point of P-256 in base64url.</param>
/// <param name="Private">As RFC 5915 writes it.</param>
public sealed record PushKey(string Public, byte[] Private)
{
    public override string ToString() => Public;
}

/// <summary>What is sent.</summary>
/// <param name="Body">For the service worker; at most <see cref="Longest"/> bytes.</param>
/// <param name="Topic">One that still waits under the same topic is replaced. At most 32 characters of base64url.</param>
/// <param name="KeptFor">How long the push service keeps it for a device that is off.</param>
public sealed record PushMessage(byte[] Body, string Topic, TimeSpan KeptFor)
{
    /// <summary>What every push service takes (RFC 8030), less what encryption adds.</summary>
    public const int Longest = 3_900;
}

/// <param name="Fate">What became of it.</param>
/// <param name="RetryAfter">When the push service wants to be asked again, if it said so.</param>
public sealed record PushAnswer(PushFate Fate, TimeSpan? RetryAfter = null);

public enum PushFate
{
    Taken = 1,

    /// <summary>There is no such subscription any more.</summary>
    Gone,

    /// <summary>Not now, or not to be reached.</summary>
    Away,

    TooLong,

    /// <summary>Not by us, or not like this: asking again is no use.</summary>
    Refused,

    /// <summary>Calls of ours do not go there.</summary>
    Private,
}
