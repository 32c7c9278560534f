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
            return Refusal.Invalid("That is not an e-mail address.", "settings.address");
        }

        if (settings.TrustedAuthServer is { } trusted && (trusted.Length > MaxHost || trusted.Any(c => c is <= ' ' or ';' or '(' or ')')))
        {
            return Refusal.Invalid("That is not the name a mail server signs its findings with.", "settings.trustedAuthServer");
        }

        return Check(settings.Imap, "settings.imap") ?? Check(settings.Smtp, "settings.smtp") ?? MailHandlingRules.Check(settings.Fetching)
            ?? MailHandlingRules.Check(settings.Sending) ?? OAuthRules.Check(settings.OAuth);
    }

    /// <summary>A password that was left out is the stored one, if server and user are still the same: a new server must not be sent an old password.</summary>
    public static MailServer? KeepPassword(MailServer? wished, MailServer? stored) => (wished, stored) switch
    {
        ({ Password: null } server, { Password: { } password }) when server.Host == stored.Host && server.User == stored.User =>
            server with { Password = password },
        _ => wished,
    };

    private static Refusal? Check(MailServer? server, string field)
    {
        if (server is null)
        {
            return null;
        }

        if (Uri.CheckHostName(server.Host) is UriHostNameType.Unknown || server.Host.Length > MaxHost)
        {
            return Refusal.Invalid("That is not the name of a server.", $"{field}.host");
        }

        return server.Port is > 0 and <= 65535 ? null : Refusal.Invalid("A port is a number from 1 to 65535.", $"{field}.port");
    }
}
