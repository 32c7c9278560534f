using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Access;

/// <summary>
/// Remembers in a browser, sealed, which addresses were signed in to from it. It proves nothing but that: whoever guesses passwords elsewhere cannot keep this
/// browser out.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Cookie = "oqupie-device";

    /// <summary>More people than share a browser; whoever was last is kept.</summary>
    private const int MostAddresses = 5;

    private const int IdBytes = 12;
    private const int LongestCookie = 2_000;

    /// <summary>As long as browsers keep a cookie at most.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly IDataProtector _seal = protection.CreateProtector("oqupie.known-devices");

    /// <summary>The browser's id, if this address was signed in to from it.</summary>
    public string? Of(HttpContext http, string address) =>
        Read(http) is [var id, .. var known] && known.Contains(NameOf(address), StringComparer.Ordinal) ? id : null;

    public void Remember(HttpContext http, string address)
    {
        string[] before = Read(http) is [_, ..] read ? read : [Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes))];
        var name = NameOf(address);
        string[] after = [before[0], name, .. before.Skip(1).Where(other => other != name).Take(MostAddresses - 1)];

        http.Response.Cookies.Append(Cookie, _seal.Protect(string.Join(' ', after)), new()
        {
            Expires = clock.GetUtcNow() + Kept,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
    }

    private string[] Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and <= LongestCookie } sealedText)
        {
            return [];
        }

        try
        {
            return _seal.Unprotect(sealedText).Split(' ');
        }
        catch (CryptographicException)
        {
            return []; // Made up, or sealed with a key that is gone: a strange browser.
        }
    }

    // What a browser shows to whoever has it in hand says nothing; beyond that the seal is enough.
    private static string NameOf(string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(EmailAddress.Key(address))).AsSpan(0, IdBytes));
}
