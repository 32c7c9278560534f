using System.Text;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Email.Reading;

/// <summary>PGP written into the text itself (RFC 9580 §6 and §7), as programs without PGP/MIME do.</summary>
internal static class InlinePgp
{
    private const string SignedBegins = "-----BEGIN PGP SIGNED MESSAGE-----";
    private const string SignatureBegins = "-----BEGIN PGP SIGNATURE-----";
    private const string SignatureEnds = "-----END PGP SIGNATURE-----";
    private const string EncryptedBegins = "-----BEGIN PGP MESSAGE-----";

    /// <summary>The text without what only a program reads of a signature; encrypted blocks stay as they are.</summary>
    public static (string Text, Protection? Protection) Read(string text)
    {
        if (HasLine(text, EncryptedBegins))
        {
            return (text, new(ProtectionWay.Encrypted, ProtectionKind.Pgp));
        }

        return HasLine(text, SignedBegins) && HasLine(text, SignatureBegins) ? (Opened(text), new(ProtectionWay.Signed, ProtectionKind.Pgp)) : (text, null);
    }

    private static bool HasLine(string text, string line) =>
        text.IndexOf(line, StringComparison.Ordinal) is >= 0 and var at && (at is 0 || text[at - 1] is '\n');

    private static string Opened(string text)
    {
        var kept = new StringBuilder(text.Length);
        var place = Place.Around;

        foreach (var part in text.AsSpan().EnumerateLines())
        {
            var line = part.TrimEnd();

            switch (place)
            {
                case Place.Around when line.SequenceEqual(SignedBegins):
                    place = Place.Headers;
                    break;
                case Place.Headers:
                    place = line.IsEmpty ? Place.Signed : Place.Headers;
                    break;
                case Place.Signed when line.SequenceEqual(SignatureBegins):
                    place = Place.Signature;
                    break;
                case Place.Signature:
                    place = line.SequenceEqual(SignatureEnds) ? Place.Around : Place.Signature;
                    break;
                default:
                    // A line that begins with a dash has "- " before it (RFC 9580 §7.2).
                    kept.Append(place is Place.Signed && part.StartsWith("- ") ? part[2..] : part).Append('\n');
                    break;
            }
        }

        return kept.ToString().Trim('\n', ' ');
    }

    private enum Place
    {
        Around,
        Headers,
        Signed,
        Signature,
    }
}
