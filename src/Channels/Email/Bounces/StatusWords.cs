namespace Oqupie.Channels.Email.Bounces;

/// <summary>Enhanced status codes (RFC 3463, with the later ones of its registry) in the words of people.</summary>
internal static class StatusWords
{
    private const int LongestPart = 3;

    // Said without a code, or beside one that says nothing. The first that is met with counts.
    private static readonly (string Words, string Plain)[] Said =
    [
        ("null mx", "The domain of the address wants no mail at all"),
        ("recipientnotfound", NoMailbox), ("no such", NoMailbox), ("user unknown", NoMailbox), ("unknown user", NoMailbox), ("user not found", NoMailbox),
        ("mailbox not found", NoMailbox), ("doesn't have a", NoMailbox), ("recipient not found", NoMailbox), ("unknown recipient", NoMailbox),
        ("name is not recognized", NoMailbox),
        ("no mailbox", NoMailbox), ("user doesn't exist", NoMailbox), ("account does not exist", NoMailbox), ("user does not exist", NoMailbox),
        ("address not found", NoMailbox), ("wasn't found", NoMailbox), ("not listed in", NoMailbox), ("unknown mailbox", NoMailbox),
        ("no valid recipients", NoMailbox), ("존재하지 않는 사용자", NoMailbox), ("存在しないユーザ", NoMailbox),
        ("quota", Full), ("mailbox is full", Full), ("mailbox full", Full), ("exceeds allowed size", Full), ("over limit", Full), ("가득", Full), ("一杯", Full),
        ("已满", Full),
        ("too large", "The mail is too large for the server of the recipient"), ("too big", "The mail is too large for the server of the recipient"),
        ("domain doesn", NoDomain), ("host unknown", NoDomain), ("host not found", NoDomain), ("unknown host", NoDomain), ("domain not found", NoDomain),
        ("could not find a gateway", NoDomain), ("unrouteable", NoDomain), ("unroutable", NoDomain), ("no route to host", NoDomain),
        ("disabled", "The mailbox is closed"), ("inactive", "The mailbox is closed"), ("suspended", "The mailbox is closed"),
        ("deactivated", "The mailbox is closed"),
        ("greylist", PutOff), ("graylist", PutOff), ("grey-list", PutOff),
        ("timed out", "The server of the recipient does not answer"), ("connection refused", "The server of the recipient does not answer"),
        ("spam", Refused), ("blacklist", Refused), ("block", Refused), ("policy", Refused),
    ];

    private const string NoMailbox = "There is no such mailbox";
    private const string Full = "The mailbox is full";
    private const string NoDomain = "No server was found for the domain of the address";
    private const string PutOff = "The server of the recipient puts mail of senders off that it does not know yet";
    private const string Refused = "The server of the recipient refused the mail by a rule of its own, or because it looked like spam";

    /// <param name="status">The code; null where there was none.</param>
    /// <param name="said">What the server said beside it: some codes mean one thing in the registry and another where they come from.</param>
    public static string Of(string? status, string? said) => status switch
    {
        // RFC 7505: a domain without mail. Microsoft says it of a mailbox.
        "5.1.10" or "4.1.10" => By(said) ?? NoMailbox,
        null or [_, '.', '0', '.', ..] or [_, '.', _, '.', '0'] => By(said) ?? Of(status),
        _ => Of(status),
    };

    private static string? By(string? said) =>
        said is null ? null : Array.Find(Said, one => said.Contains(one.Words, StringComparison.OrdinalIgnoreCase)).Plain;

    private static string Of(string? status) => status?.Split('.') is [_, var subject, var detail] && Words(subject, detail) is { } words
        ? words
        : status is ['4', ..] ? "The server could not take the mail in time" : "The server refused the mail";

    /// <summary>The first code in a text, as "5.1.1"; null where there is none.</summary>
    public static string? In(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 4 < text.Length; at++)
        {
            if (text[at] is '2' or '4' or '5' && text[at + 1] is '.' && (at is 0 || !(char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.'))
                && Length(text[at..]) is > 0 and var length)
            {
                return text.Slice(at, length).ToString();
            }
        }

        return null;
    }

    // Not an address of the network, which has four parts.
    private static int Length(ReadOnlySpan<char> text)
    {
        var at = 1;

        for (var part = 0; part < 2; part++)
        {
            var digits = 0;

            for (at++; at < text.Length && char.IsAsciiDigit(text[at]) && digits <= LongestPart; at++)
            {
                digits++;
            }

            if (digits is 0 or > LongestPart || (part is 0 && (at >= text.Length || text[at] is not '.')))
            {
                return 0;
            }
        }

        return at + 1 < text.Length && text[at] is '.' && char.IsAsciiDigit(text[at + 1]) || (at < text.Length && char.IsAsciiLetterOrDigit(text[at])) ? 0 : at;
    }

    private static string? Words(string subject, string detail) => (subject, detail) switch
    {
        ("1", "1") => NoMailbox,
        ("1", "2") => "The domain of the address takes no mail, or does not exist",
        ("1", "3") => "That is not how an address is written",
        ("1", "4") => "The address stands for more than one mailbox",
        ("1", "6") => "The mailbox has moved elsewhere",
        ("1", "7" or "8") => "The server does not accept our own address",
        ("1", "9") => "The domain of the address wants no mail at all",
        ("1", _) => "There is something wrong with the address",
        ("2", "1") => "The mailbox is closed",
        ("2", "2") => Full,
        ("2", "3") => "The mail is too large for the mailbox",
        ("2", "4") => "The mailing list behind the address does not work",
        ("2", _) => "The mailbox cannot take the mail",
        ("3", "1") => "The server of the recipient is full",
        ("3", "4") => "The mail is too large for the server of the recipient",
        ("3", _) => "The server of the recipient has trouble of its own",
        ("4", "1") => "The server of the recipient does not answer",
        ("4", "2") => "The connection to the server of the recipient was lost",
        ("4", "3" or "4") => NoDomain,
        ("4", "6") => "The mail went around in a circle",
        ("4", "7") => "The mail could not be delivered in time, and the server gave up",
        ("4", _) => "The way to the server of the recipient is disturbed",
        ("5", "3") => "The mail has too many recipients",
        ("5", _) => "The two servers did not understand one another",
        ("6", _) => "The server of the recipient cannot handle what is in the mail",
        ("7", "1") => Refused,
        ("7", "20" or "21" or "22" or "23" or "24" or "25" or "26" or "30") =>
            "The server of the recipient did not believe that the mail is ours (SPF, DKIM, DMARC or the name of our server)",
        ("7", _) => "The server of the recipient refused the mail for reasons of security",
        _ => null,
    };
}
