using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Oqupie.Contracts;

/// <summary>
/// An address as people type it. Looser than RFC 5322 on letters and dots ("a..b@docomo.ne.jp" is somebody's), stricter on tricks: no quotes, brackets, lists
/// or control characters.
/// </summary>
public static class EmailAddress
{
    public const int MaxLength = 254;

    private const string NeverInLocalPart = "\"(),:;<>[\\]@";

    private static readonly IdnMapping Domains = new();

    /// <summary>What addresses are compared by: without case and without spaces around.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "The lower-case form is the stored one.")]
    public static string Key(string address)
    {
        var bare = address.Trim();
        return (bare.Any(char.IsSurrogate) ? bare : bare.Normalize()).ToLowerInvariant(); // Half a character has no other form, and asking for it throws.
    }

    /// <summary>
    /// The address with its domain in the letters of its language: "ada@xn--mnchen-3ya.example" is "ada@münchen.example". What is no such domain stays.
    /// </summary>
    public static string Readable(string address) => WithDomain(address, domain => Domains.GetUnicode(Domains.GetAscii(domain)));

    /// <summary>The same in the letters that every server knows ("xn--…").</summary>
    public static string Ascii(string address) => WithDomain(address, Domains.GetAscii);

    public static bool IsValid([NotNullWhen(true)] string? address)
    {
        if (address is null || address.Length > MaxLength)
        {
            return false;
        }

        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at is > 0 and <= 64 && IsLocalPart(address.AsSpan(0, at)) && IsDomain(address.AsSpan(at + 1));
    }

    /// <summary>Whether it can stand in a label of a domain: a letter of any writing, with the signs above and below it, a digit or a hyphen.</summary>
    public static bool IsOfDomain(char c) =>
        char.IsLetterOrDigit(c) || c is '-' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // What is a domain before and none afterwards is a trick.
    private static string WithDomain(string address, Func<string, string> write)
    {
        var at = address.LastIndexOf('@');
        var domain = at < 0 || address.Length > MaxLength ? "" : address[(at + 1)..];

        if (domain.Length is 0 || (System.Text.Ascii.IsValid(domain) && !domain.Contains("xn--", StringComparison.OrdinalIgnoreCase)))
        {
            return address;
        }

        try
        {
            var written = write(domain);
            return written.All(c => IsOfDomain(c) || c is '.' or '_') ? $"{address[..(at + 1)]}{written}" : address;
        }
        catch (ArgumentException)
        {
            return address;
        }
    }

    private static bool IsLocalPart(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || NeverInLocalPart.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return text is not ['.', ..];
    }

    private static bool IsDomain(ReadOnlySpan<char> text)
    {
        foreach (var label in text.Split('.'))
        {
            var part = text[label];

            if (part.Length is 0 or > 63 || part is ['-', ..] or [.., '-'])
            {
                return false;
            }

            foreach (var c in part)
            {
                if (!IsOfDomain(c))
                {
                    return false;
                }
            }
        }

        return text.Length > 0;
    }
}
