using System.Diagnostics.CodeAnalysis;

namespace Oqupie.Contracts;

/// <summary>An address as people type it. Looser than RFC 5322 on letters, stricter on tricks: no quotes, brackets, lists or control characters.</summary>
public static class EmailAddress
{
    public const int MaxLength = 254;

    private const string NeverInLocalPart = "\"(),:;<>[\\]@";

    /// <summary>What addresses are compared by: without case and without spaces around.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "The lower-case form is the stored one.")]
    public static string Key(string address)
    {
        var bare = address.Trim();
        return (bare.Any(char.IsSurrogate) ? bare : bare.Normalize()).ToLowerInvariant(); // Half a character has no other form, and asking for it throws.
    }

    public static bool IsValid([NotNullWhen(true)] string? address)
    {
        if (address is null || address.Length > MaxLength)
        {
            return false;
        }

        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at is > 0 and <= 64 && IsLocalPart(address.AsSpan(0, at)) && IsDomain(address.AsSpan(at + 1));
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

        return text is not ['.', ..] and not [.., '.'] && text.IndexOf("..", StringComparison.Ordinal) < 0;
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
                if (!char.IsLetterOrDigit(c) && c is not '-')
                {
                    return false;
                }
            }
        }

        return text.Length > 0;
    }
}
