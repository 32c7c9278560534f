using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Notifications.Pushing;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>What is a subscription that this server may use. Pure.</summary>
internal static class SubscriptionRules
{
    /// <summary>So many browsers a member is notified in.</summary>
    public const int MostDevices = 20;

    /// <summary>A browser in which no console was opened for so long is notified no more.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    private const int LongestEndpoint = 1_000;
    private const int PointBytes = 65;
    private const int AuthBytes = 16;
    private const int Uncompressed = 4;

    public static readonly Refusal NotFound = Refusal.NotFound("There is no such device (any more).");
    public static readonly Refusal Off = Refusal.Conflict("This server does not push.", "push_off");
    public static readonly Refusal TooMany = Refusal.Conflict("There are too many devices.", "too_many_push_devices").With("most", MostDevices);

    private static readonly Refusal StrangeEndpoint = Refusal.Invalid("This is no address of a push service.", "endpoint", "push_endpoint");
    private static readonly Refusal StrangeKey = Refusal.Invalid("This is no point of P-256.", "keys.p256dh", "push_keys");
    private static readonly Refusal StrangeAuth = Refusal.Invalid("These are not 16 bytes.", "keys.auth", "push_keys");

    /// <summary>Null where it can be used.</summary>
    /// <param name="subscription">Anybody's.</param>
    /// <param name="allowPlain">Whether its endpoint may do without TLS.</param>
    public static Refusal? WhatIsWrong(PushSubscription subscription, bool allowPlain) => subscription switch
    {
        _ when !IsEndpoint(subscription.Endpoint, allowPlain) => StrangeEndpoint,
        _ when !IsPoint(subscription.P256dh) => StrangeKey,
        _ when !IsBytes(subscription.Auth, AuthBytes, out _) => StrangeAuth,
        _ => null,
    };

    private static bool IsEndpoint(string endpoint, bool allowPlain) =>
        endpoint.Length is > 0 and <= LongestEndpoint
        && !endpoint.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (allowPlain && address.Scheme == Uri.UriSchemeHttp))
        && address.UserInfo.Length is 0
        && address.Fragment.Length is 0;

    private static bool IsPoint(string text)
    {
        if (!IsBytes(text, PointBytes, out var bytes) || bytes[0] is not Uncompressed)
        {
            return false;
        }

        try
        {
            using var key = ECDiffieHellman.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = bytes[1..33], Y = bytes[33..] },
            });
            return true;
        }
        catch (CryptographicException)
        {
            return false; // Not on the curve.
        }
    }

    private static bool IsBytes(string text, int count, out byte[] bytes)
    {
        bytes = new byte[count];
        return text.Length <= 2 * count
            && Base64Url.IsValid(text)
            && !text.Any(char.IsWhiteSpace)
            && Base64Url.TryDecodeFromUtf8(Encoding.ASCII.GetBytes(text), bytes, out var written)
            && written == count;
    }
}
