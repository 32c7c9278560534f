using Oqupie.Contracts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels.Email;

/// <summary>What settings of an e-mail channel may be. Pure.</summary>
internal static class EmailRules
{
    private const int MaxHost = 253; // RFC 1035 §2.3.4, as text.

    public static Refusal? Check(EmailSettings settings)
    {
        if (!System.Net.Mail.MailAddress.TryCreate(settings.Address.Trim(), out var address) || address.Address != settings.Address.Trim())
        {
            return Refusal.Invalid("That is not an e-mail address.", "settings.address", "not_an_email");
        }

        if (settings.TrustedAuthServer is { } trusted && (trusted.Length > MaxHost || trusted.Any(c => c is <= ' ' or ';' or '(' or ')')))
        {
            return Refusal.Invalid("That is not the name a mail server signs its findings with.", "settings.trustedAuthServer", "not_a_server_name");
        }

        return Check(settings.Imap, "settings.imap") ?? Check(settings.Smtp, "settings.smtp") ?? MailHandlingRules.Check(settings.Fetching)
            ?? MailHandlingRules.Check(settings.Sending) ?? OAuthRules.Check(settings.OAuth);
    }

    /// <summary>Refused where a secret that was left out would go to another place, or there less guarded, than it did when it was stored.</summary>
    public static Refusal? CheckPlaces(EmailSettings wished, EmailSettings? stored) =>
        stored is null ? null
        : OAuthRules.Wanted(wished, stored.OAuth) is { } oauth ? OAuthRules.CheckPlaces(wished, oauth, stored)
        : CheckPlace(wished.Imap, stored.Imap, "settings.imap.password") ?? CheckPlace(wished.Smtp, stored.Smtp, "settings.smtp.password");

    /// <summary>A password that was left out is the stored one, which <see cref="CheckPlaces"/> allows.</summary>
    public static MailServer? KeepPassword(MailServer? wished, MailServer? stored) => (wished, stored) switch
    {
        ({ Password: null } server, { Password: { } password }) when GoesTo(server, stored) && server.User == stored.User =>
            server with { Password = password },
        _ => wished,
    };

    /// <summary>The same server, and guarded at least as well on the way.</summary>
    public static bool GoesTo(MailServer wished, MailServer? stored) =>
        stored is not null && wished.Port == stored.Port && wished.Tls >= stored.Tls
        && string.Equals(wished.Host.TrimEnd('.'), stored.Host.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static Refusal? CheckPlace(MailServer? wished, MailServer? stored, string field) => (wished, stored) switch
    {
        ({ Password: null } server, { Password.Length: > 0 }) when !GoesTo(server, stored) || server.User != stored.User => ChannelRules.SayAgain(field),
        _ => null,
    };

    private static Refusal? Check(MailServer? server, string field)
    {
        if (server is null)
        {
            return null;
        }

        if (Uri.CheckHostName(server.Host) is UriHostNameType.Unknown || server.Host.Length > MaxHost)
        {
            return Refusal.Invalid("That is not the name of a server.", $"{field}.host", "not_a_server_name");
        }

        return server.Port is > 0 and <= 65535 ? null : Refusal.Invalid("A port is a number from 1 to 65535.", $"{field}.port", "port_range");
    }
}
