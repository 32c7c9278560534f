using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Oqupie.Contracts.Notifications.Pushing;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>How subscriptions and the server's key lie in the database: a copy of it notifies nobody.</summary>
internal sealed class PushSeal(IDataProtectionProvider protection)
{
    private const int IdBytes = 16;

    private readonly IDataProtector _subscriptions = protection.CreateProtector("oqupie.push-subscription");
    private readonly IDataProtector _key = protection.CreateProtector("oqupie.push-key");

    /// <summary>The same for the same endpoint, and nobody finds that by it.</summary>
    public static string IdOf(string endpoint) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(endpoint)).AsSpan(0, IdBytes));

    /// <summary>None of the three has a space in it; the rules saw to that.</summary>
    public string Seal(PushSubscription subscription) => _subscriptions.Protect($"{subscription.Endpoint} {subscription.P256dh} {subscription.Auth}");

    public PushSubscription Open(string sealedText)
    {
        var parts = _subscriptions.Unprotect(sealedText).Split(' ');
        return new(parts[0], parts[1], parts[2]);
    }

    public string SealKey(byte[] key) => _key.Protect(Convert.ToBase64String(key));

    public byte[] OpenKey(string sealedText) => Convert.FromBase64String(_key.Unprotect(sealedText));
}
