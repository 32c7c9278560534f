using System.Text;
using MimeKit;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Email.Senders;

/// <summary>
/// What the channel's own mail server found out about the sender (RFC 8601). A mail may bring such headers along, so only what the server itself has put on
/// it counts (<see cref="MailTrace"/>), and of nobody where the channel has no such server.
/// </summary>
internal static class AuthenticationResults
{
    private const int Longest = 20_000;

    /// <param name="message">The mail.</param>
    /// <param name="sender">Whom From names.</param>
    /// <param name="manySenders">From names several, and one cannot tell for which of them the server speaks.</param>
    /// <param name="trusted">The channel's server; null where none is believed.</param>
    /// <returns>What it found, and whether it said anything at all.</returns>
    public static (SenderCheck Check, bool Heard) Of(MimeMessage message, string sender, bool manySenders, TrustedServer? trusted)
    {
        if (trusted is null)
        {
            return (SenderCheck.Unknown, false);
        }

        var findings = MailTrace.Findings(message.Headers, trusted, header => IsSignedBy(Parts(header), trusted))
            .SelectMany(header => Parts(header).Select(Finding.Of)).ToList();
        return (manySenders ? SenderCheck.Unverified : Judge(findings, sender[(sender.LastIndexOf('@') + 1)..]), findings.Count > 0);
    }

    // DMARC speaks for From itself; a signature or the way it came only where it is of the same domain.
    private static SenderCheck Judge(List<Finding> findings, string domain)
    {
        var dmarc = findings.FindAll(finding => finding is { Method: "dmarc", Result: "pass" or "fail" });

        if (dmarc.Exists(finding => finding.Result is "fail"))
        {
            return SenderCheck.Unverified;
        }

        if (dmarc is [var passed, ..])
        {
            return passed.Property("header.from") is { } from && !IsSame(from, domain) ? SenderCheck.Unknown : SenderCheck.Verified;
        }

        if (findings.Exists(
            finding => finding is { Method: "dkim", Result: "pass" } && Aligned(finding.Property("header.d") ?? After(finding.Property("header.i")), domain))
            || findings.Exists(finding => finding is { Method: "spf", Result: "pass" } && Aligned(After(finding.Property("smtp.mailfrom")), domain)))
        {
            return SenderCheck.Verified;
        }

        return findings.Exists(finding => finding is { Method: "spf", Result: "fail" })
            && !findings.Exists(finding => finding is { Method: "dkim", Result: "pass" })
            ? SenderCheck.Unverified
            : SenderCheck.Unknown;
    }

    // Microsoft begins with the first finding.
    private static bool IsSignedBy(List<string> parts, TrustedServer trusted) =>
        parts[0].Split(' ', '\t')[0] is var name && (name.Contains('=', StringComparison.Ordinal) ? trusted.Nameless : trusted.Signs(name));

    private static bool IsSame(string one, string other) => string.Equals(one.TrimEnd('.'), other.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    // The domain itself, or one below which it lies.
    private static bool Aligned(string? signer, string domain) =>
        signer is { Length: > 0 } && signer.Contains('.', StringComparison.Ordinal)
        && (IsSame(signer, domain) || domain.EndsWith($".{signer}", StringComparison.OrdinalIgnoreCase));

    private static string? After(string? address) => address?[(address.LastIndexOf('@') + 1)..];

    // Semicolons between the parts; what stands in brackets is a remark, what stands in quotes is text, and a sender may have a say in either: behind a
    // backslash nothing ends.
    private static List<string> Parts(string value)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var (depth, quoted, escaped) = (0, false, false);

        foreach (var c in value.AsSpan(0, Math.Min(value.Length, Longest)))
        {
            var literal = escaped;
            escaped = !literal && c is '\\' && (quoted || depth > 0);

            if (!literal && !escaped)
            {
                quoted ^= c is '"' && depth is 0;
                depth = Math.Max(0, quoted ? depth : c is '(' ? depth + 1 : c is ')' ? depth - 1 : depth);

                if (c is ';' && depth is 0 && !quoted)
                {
                    parts.Add(part.ToString().Trim());
                    part.Clear();
                    continue;
                }
            }

            if (depth is 0 && !quoted && c is not (')' or '"'))
            {
                part.Append(c);
            }
            else if (quoted && c is not '"')
            {
                part.Append(char.IsWhiteSpace(c) || c is ';' or '=' ? '_' : c); // One word, whatever it says.
            }
        }

        parts.Add(part.ToString().Trim());
        return parts;
    }

    /// <summary>"dkim=pass header.d=example.com".</summary>
    private sealed record Finding(string Method, string Result, string[] Properties)
    {
        public static Finding Of(string part)
        {
            var words = part.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
            return words is [var first, .. var rest] && first.Split('=', 2) is [var method, var result]
                ? new(method.Split('/')[0].ToLowerInvariant(), result.ToLowerInvariant(), rest)
                : new("", "", []);
        }

        public string? Property(string name) =>
            Properties.FirstOrDefault(property => property.StartsWith($"{name}=", StringComparison.OrdinalIgnoreCase)) is { } found
                ? found[(name.Length + 1)..]
                : null;
    }
}
