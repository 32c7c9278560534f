using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Oqupie.Contracts.Brands;

namespace Oqupie.Portal.Inquiries;

/// <summary>
/// What a reader without a cookie carries for us and brings back: readable to us alone, of one brand, for one use, for a time. Every host opens what any other
/// one sealed.
/// </summary>
internal sealed class DoorSeals(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Purpose = "Oqupie.Portal.Inquiries";

    public string Seal<T>(BrandId brand, T what) => Of<T>(brand).Protect(JsonSerializer.Serialize(new Sealed<T>(clock.GetUtcNow(), what)));

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

/// <summary>That we gave out a form, and which: sent twice, it is one inquiry.</summary>
internal sealed record FormPass(string Id);

/// <summary>A file that came with a form which had something wrong.</summary>
/// <param name="Field">The key of the form's field; null for its files at large.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Name">Clean already.</param>
/// <param name="ContentType">As its sender says.</param>
internal sealed record KeptFile(string? Field, string Sha256, long Size, string Name, string ContentType);

/// <summary>That there is a ticket: its number, for the page that says so.</summary>
internal sealed record SentInquiry(long Ticket);
