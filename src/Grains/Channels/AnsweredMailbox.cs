using System.Globalization;
using System.Text;

namespace Oqupie.Grains.Channels;

/// <summary>
/// Which mailbox is behind an address, as far as that can be said from outside: one has as many spellings as its owner likes, and all of them are one sender.
/// Only for limits: two people taken for one miss an automatic answer, and nothing else. Pure.
/// </summary>
/// <param name="Name">The mailbox in its plainest spelling.</param>
/// <param name="Owner">The domain that somebody has registered, without what is below it.</param>
/// <param name="IsShared">One of the big providers: its mailboxes belong to strangers.</param>
internal sealed record AnsweredMailbox(string Name, string Owner, bool IsShared)
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    // Where a dot or a hyphen is a letter like any other, and only what is behind a plus is nobody else's.
    private static readonly HashSet<string> Shared = new(StringComparer.Ordinal)
    {
        "outlook.com", "hotmail.com", "live.com", "msn.com", "hotmail.co.uk", "outlook.kr", "outlook.jp", "hotmail.co.jp", "live.jp", "icloud.com", "me.com",
        "mac.com", "aol.com", "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de", "mail.com", "proton.me", "protonmail.com", "zoho.com", "yandex.ru",
        "yandex.com", "mail.ru", "naver.com", "daum.net", "hanmail.net", "nate.com", "kakao.com", "qq.com", "163.com", "126.com", "sina.com", "foxmail.com",
        "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp", "orange.fr", "free.fr", "libero.it", "comcast.net", "fastmail.com",
    };

    // Two-letter countries in which people register below these.
    private static readonly HashSet<string> Registries = new(StringComparer.Ordinal)
    {
        "co", "com", "ne", "or", "ac", "go", "net", "org", "edu", "gov", "re", "pe", "ad", "gr", "in", "web", "my", "me", "idv", "gob", "nom",
    };

    public static AnsweredMailbox Of(string address)
    {
        var (local, domain) = Parts(Plain(address));

        if (domain is "gmail.com" or "googlemail.com")
        {
            return new($"{Before(local, '+').Replace(".", "", StringComparison.Ordinal)}@gmail.com", "gmail.com", IsShared: true);
        }

        if (domain.StartsWith("yahoo.", StringComparison.Ordinal) || domain is "ymail.com" or "rocketmail.com")
        {
            return new($"{Before(Before(local, '+'), '-')}@{domain}", domain, IsShared: true);
        }

        if (Shared.Contains(domain))
        {
            return new($"{Before(local, '+')}@{domain}", domain, IsShared: true);
        }

        // Somebody's own server gives tags behind any of these, and a whole domain to one person.
        var bare = Before(Before(Before(local, '+'), '='), '-').Replace(".", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return new($"{(bare.Length > 0 ? bare : local)}@{domain}", Registered(domain), IsShared: false);
    }

    // RFC 5322 §3.2: quotation marks, backslashes and remarks say nothing; letters of another width or case are the same.
    private static string Plain(string address)
    {
        var plain = new StringBuilder(address.Length);
        var (depth, escaped, quoted) = (0, false, false);

        foreach (var c in address)
        {
            var literal = escaped;
            escaped = !literal && c is '\\';
            quoted ^= !literal && c is '"' && depth is 0;

            if (!literal && !quoted && c is '(' or ')')
            {
                depth = Math.Max(0, depth + (c is '(' ? 1 : -1));
            }
            else if (depth is 0 && !escaped && (literal || c is not '"') && !char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                plain.Append(c);
            }
        }

        return Contracts.EmailAddress.Key(Compatible(plain.ToString()));
    }

    private static string Compatible(string text) => text.Any(char.IsSurrogate) ? text : text.Normalize(NormalizationForm.FormKC);

    private static (string Local, string Domain) Parts(string plain)
    {
        var at = plain.LastIndexOf('@');
        return at < 0 ? (plain, "") : (plain[..at], Ascii(plain[(at + 1)..].TrimEnd('.')));
    }

    // One domain in Unicode and as "xn--…".
    private static string Ascii(string domain)
    {
        try
        {
            return Idn.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return domain; // It is none, and is compared as it stands.
        }
    }

    private static string Before(string local, char mark) => local.IndexOf(mark, StringComparison.Ordinal) is > 0 and var at ? local[..at] : local;

    private static string Registered(string domain)
    {
        var labels = domain.Split('.');
        var kept = labels is [.., var below, { Length: 2 }] && Registries.Contains(below) ? 3 : 2;
        return string.Join('.', labels.TakeLast(kept));
    }
}
