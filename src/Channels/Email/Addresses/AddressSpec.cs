using MimeKit;
using Oqupie.Contracts;

namespace Oqupie.Channels.Email.Addresses;

/// <summary>One address, as senders write it and as servers want it.</summary>
internal static class AddressSpec
{
    private const int MaxLength = 320; // Longer than RFC 5321 allows: what machines of lists make of theirs.
    private const string NeverInLocalPart = "\"(),:;<>[\\]@";

    private static readonly string[] Schemes = ["mailto:", "smtp:"];

    /// <summary>
    /// The address in the one form it is kept in: without needless quotes, a domain in its own letters, dots as docomo gives them out ("a..b@", "x.@") left as
    /// they are. Null for what is none.
    /// </summary>
    public static string? Of(string text)
    {
        var bare = WithoutRoute(WithoutScheme(text.Trim().Trim('\'', '`')));
        var at = bare.LastIndexOf('@');

        if (at <= 0 || bare.Length > MaxLength)
        {
            return null;
        }

        var domain = bare[(at + 1)..].Trim().TrimEnd('.');
        return LocalPart(bare[..at].Trim()) is { } local && IsDomain(domain) ? EmailAddress.Readable($"{local}@{domain}") : null;
    }

    /// <summary>Whom mail goes to. A local part that is no dot-atom (RFC 5322 §3.2.3) is quoted, which means the same mailbox.</summary>
    /// <exception cref="FormatException">It is no address at all.</exception>
    public static MailboxAddress Mailbox(string name, string address)
    {
        var at = address.LastIndexOf('@');
        var isOdd = at > 0 && address[0] is not '"'
            && (address[0] is '.' || address[at - 1] is '.' || address.AsSpan(0, at).Contains("..", StringComparison.Ordinal));
        return new(name, isOdd ? $"\"{address[..at]}\"{address[at..]}" : address);
    }

    private static string WithoutScheme(string text)
    {
        foreach (var scheme in Schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                var rest = text[scheme.Length..].Trim();
                return rest.IndexOf('?', StringComparison.Ordinal) is > 0 and var query ? rest[..query] : rest;
            }
        }

        return text;
    }

    // RFC 5322 §4.4: "@one.example,@two.example:ada@example.com".
    private static string WithoutRoute(string text) =>
        text.StartsWith('@') && text.LastIndexOf(':') is > 0 and var colon ? text[(colon + 1)..].Trim() : text;

    private static string? LocalPart(string text)
    {
        if (text is not ['"', _, .., '"'])
        {
            return IsAtoms(text) ? text : null;
        }

        var inside = text[1..^1].Replace("\\", "", StringComparison.Ordinal);
        return IsAtoms(inside) ? inside
            : inside.Any(c => char.IsControl(c) || c is '"' or '<' or '>') ? null
            : text;
    }

    private static bool IsAtoms(string text) =>
        text.Length > 0 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || NeverInLocalPart.Contains(c, StringComparison.Ordinal));

    private static bool IsDomain(string text) => text is ['[', .. var literal, ']']
        ? literal.Length > 0 && literal.All(c => char.IsAsciiHexDigit(c) || c is '.' or ':' or 'I' or 'P' or 'v')
        : text.Length > 0 && text.Split('.').All(label => label.Length > 0 && label.All(IsOfDomain));

    private static bool IsOfDomain(char c) => EmailAddress.IsOfDomain(c) || c is '_';
}
