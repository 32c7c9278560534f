using System.Text;
using MimeKit;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Email.Reading;

/// <summary>
/// What the channel's own mail server found out about the sender (RFC 8601). A mail may bring such headers along; a server puts its own on top, so only the
/// topmost of its name counts, and of none where the channel names no server.
/// </summary>
internal static class AuthenticationResults
{
    private const int Longest = 20_000;

    /// <param name="message">The mail.</param>
    /// <param name="sender">Whom From names.</param>
    /// <param name="manySenders">From names several, and one cannot tell for which of them the server speaks.</param>
    /// <param name="trusted">The authserv-id of the channel's server.</param>
    public static SenderCheck Of(MimeMessage message, string sender, bool manySenders, string? trusted)
    {
        if (string.IsNullOrEmpty(trusted))
        {
            return SenderCheck.Unknown;
        }

        if (manySenders)
        {
            return SenderCheck.Unverified;
        }

        foreach (var header in message.Headers)
        {
            if (header.Id is HeaderId.AuthenticationResults && Parts(header.Value) is [var server, .. var findings] && IsOf(server, trusted))
            {
                return Judge(findings.ConvertAll(Finding.Of), sender[(sender.LastIndexOf('@') + 1)..]);
            }
        }

        return SenderCheck.Unknown;
    }

    // DMARC speaks for From itself; a signature or the way it came only where it is of the same domain.
    private static SenderCheck Judge(List<Finding> findings, string domain)
    {
        if (findings.Find(finding => finding.Method is "dmarc" && finding.Result is "pass" or "fail") is { Method: "dmarc" } dmarc)
        {
            return dmarc.Result is "fail" ? SenderCheck.Unverified
                : dmarc.Property("header.from") is { } from && !IsSame(from, domain) ? SenderCheck.Unknown
                : SenderCheck.Verified;
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

    private static bool IsOf(string server, string trusted) => string.Equals(server.Split(' ', '\t')[0], trusted, StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(string one, string other) => string.Equals(one.TrimEnd('.'), other.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    // The domain itself, or one below which it lies.
    private static bool Aligned(string? signer, string domain) =>
        signer is { Length: > 0 } && signer.Contains('.', StringComparison.Ordinal)
        && (IsSame(signer, domain) || domain.EndsWith($".{signer}", StringComparison.OrdinalIgnoreCase));

    private static string? After(string? address) => address?[(address.LastIndexOf('@') + 1)..];

    // Semicolons between the parts; what stands in brackets is a remark, what stands in quotes is text.
    private static List<string> Parts(string value)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var (depth, quoted) = (0, false);

        foreach (var c in value.AsSpan(0, Math.Min(value.Length, Longest)))
        {
            quoted ^= c is '"' && depth is 0;
            depth = Math.Max(0, quoted ? depth : c is '(' ? depth + 1 : c is ')' ? depth - 1 : depth);

            if (c is ';' && depth is 0 && !quoted)
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }
            else if (depth is 0 && c is not (')' or '"'))
            {
                part.Append(c);
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
