using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Email.Senders;

/// <summary>The mail server of a channel, whose findings about senders are believed, and how it writes them down.</summary>
internal sealed record TrustedServer
{
    /// <summary>What an operator sets who wants nobody's findings believed.</summary>
    public const string Nobody = "none";

    private static readonly string[] ServiceLabels = ["imap", "imaps", "imap4", "mail", "mx", "pop", "pop3", "smtp", "webmail", "email", "secure", "in"];

    /// <summary>The authserv-id by which it signs.</summary>
    public required string Name { get; init; }

    /// <summary>Names below it are its own too, as where a provider has many servers.</summary>
    public bool WithNamesBelow { get; init; }

    /// <summary>It signs with no name at all, and renames what others had signed.</summary>
    public bool Nameless { get; init; }

    /// <summary>It writes them below its own Received, where a sender's own headers begin as well: only the topmost is believed.</summary>
    public bool BelowReceived { get; init; }

    /// <summary>An operator has named it. One that is only guessed must show where it took the mail in.</summary>
    public bool Named { get; init; }

    /// <summary>It looks into every mail: one of which it says nothing has not passed.</summary>
    public bool LooksAtAll { get; init; }

    // As their mails look; all of them write findings on top of every mail they take in.
    private static readonly (string Host, TrustedServer Server)[] Providers =
    [
        ("gmail.com", new() { Name = "mx.google.com", BelowReceived = true, LooksAtAll = true }),
        ("googlemail.com", new() { Name = "mx.google.com", BelowReceived = true, LooksAtAll = true }),
        ("office365.com", new() { Name = "outlook.com", Nameless = true, LooksAtAll = true }),
        ("outlook.com", new() { Name = "outlook.com", Nameless = true, LooksAtAll = true }),
        ("office.com", new() { Name = "outlook.com", Nameless = true, LooksAtAll = true }),
        ("yahoo.com", new() { Name = "yahoo.com", WithNamesBelow = true, LooksAtAll = true }),
        ("fastmail.com", new() { Name = "messagingengine.com", WithNamesBelow = true, LooksAtAll = true }),
        ("me.com", new() { Name = "icloud.com", WithNamesBelow = true, LooksAtAll = true }),
        ("zoho.com", new() { Name = "zohomail.com", WithNamesBelow = true, LooksAtAll = true }),
    ];

    /// <summary>Whom a channel believes: whom its operator has named, else whom its IMAP server belongs to; null for nobody.</summary>
    public static TrustedServer? Of(EmailSettings settings)
    {
        if (settings.TrustedAuthServer is { Length: > 0 } named)
        {
            return Is(named, Nobody)
                ? null
                : (Array.Find(Providers, known => Is(known.Server.Name, named)).Server ?? new() { Name = named }) with { Named = true, LooksAtAll = true };
        }

        var host = settings.Imap?.Host.TrimEnd('.') ?? "";

        return host.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(host) is UriHostNameType.Dns
            ? Array.Find(Providers, known => IsOrLiesBelow(host, known.Host)).Server ?? new() { Name = Owner(host), WithNamesBelow = true }
            : null;
    }

    public bool Signs(string name) => Is(name, Name) || (WithNamesBelow && IsOrLiesBelow(name, Name));

    /// <summary>Whether a host is one of this server's own.</summary>
    public bool Owns(string host) => IsOrLiesBelow(host, WithNamesBelow || Nameless ? Name : Owner(Name));

    private static bool IsOrLiesBelow(string name, string domain) => Is(name, domain) || name.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase);

    // "imap.cook.example" is of cook.example. Never more than one label goes, so that nothing under "co.kr" is of the same owner.
    private static string Owner(string host) =>
        host.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        && host.IndexOf('.', dot + 1) > 0
        && Array.Exists(ServiceLabels, label => Is(host[..dot].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), label))
            ? host[(dot + 1)..]
            : host;

    private static bool Is(string one, string other) => string.Equals(one.TrimEnd('.'), other.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}
