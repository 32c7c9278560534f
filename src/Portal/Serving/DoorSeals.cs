using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Oqupie.Contracts.Brands;

namespace Oqupie.Portal.Serving;

/// <summary>
/// What a reader without a cookie carries for us and brings back: readable to us alone, of one brand, for one use, for a time. Every host opens what any other
/// one sealed.
/// </summary>
internal sealed class DoorSeals(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Sealed, it is nobody's script: Hangul takes three bytes instead of six.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Purpose = "Oqupie.Portal.Inquiries";

    public string Seal<T>(BrandId brand, T what) => Of<T>(brand).Protect(JsonSerializer.Serialize(new Sealed<T>(clock.GetUtcNow(), what), Plain));

    /// <summary>When it was sealed, and what; null where it is none of this kind and brand, or older than <paramref name="life"/>.</summary>
    public (DateTimeOffset At, T What)? Open<T>(BrandId brand, string? text, TimeSpan life)
    {
        try
        {
            return text is { Length: > 0 } && JsonSerializer.Deserialize<Sealed<T>>(Of<T>(brand).Unprotect(text)) is { } found
                && clock.GetUtcNow() - found.At < life
                ? (found.At, found.What)
                : null;
        }
        catch (CryptographicException)
        {
            return null; // Made up, or sealed by a key that is gone.
        }
    }

    private IDataProtector Of<T>(BrandId brand) => protection.CreateProtector(Purpose, typeof(T).Name, brand.ToString());

    private sealed record Sealed<T>(DateTimeOffset At, T What);
}
