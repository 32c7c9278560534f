using System.Collections.Immutable;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels.Email;

/// <summary>Takes passwords and tokens out of an e-mail channel's settings, and puts them back. Pure.</summary>
internal static class EmailSecrets
{
    public const string Imap = "imap";
    public const string Smtp = "smtp";
    public const string Client = "clientSecret";
    public const string Refresh = "refreshToken";

    public static (IChannelSettings Shown, ImmutableDictionary<string, string> Secrets) Take(EmailSettings settings)
    {
        var secrets = new (string Name, string? Secret)[]
        {
            (Imap, settings.Imap?.Password), (Smtp, settings.Smtp?.Password), (Client, settings.OAuth?.ClientSecret), (Refresh, settings.OAuth?.RefreshToken),
        };
        return (
            settings with { Imap = Masked(settings.Imap), Smtp = Masked(settings.Smtp), OAuth = Masked(settings.OAuth) },
            secrets.Where(secret => secret.Secret is { Length: > 0 })
                .ToImmutableDictionary(secret => secret.Name, secret => secret.Secret!, StringComparer.Ordinal));
    }

    public static EmailSettings Put(EmailSettings settings, ImmutableDictionary<string, string> secrets, ChannelId channel)
    {
        var oauth = settings.OAuth is { } masked
            ? masked with { ClientSecret = secrets.GetValueOrDefault(Client), RefreshToken = secrets.GetValueOrDefault(Refresh), Channel = channel }
            : null;
        return OAuthRules.Spread(settings with
        {
            Imap = Opened(settings.Imap, secrets.GetValueOrDefault(Imap)),
            Smtp = Opened(settings.Smtp, secrets.GetValueOrDefault(Smtp)),
            OAuth = oauth,
        });
    }

    private static MailServer? Masked(MailServer? server) =>
        server is null ? null : server with { HasPassword = server.Password is { Length: > 0 }, Password = null, OAuth = null };

    private static MailOAuth? Masked(MailOAuth? oauth) => oauth is null ? null : oauth with
    {
        HasClientSecret = oauth.ClientSecret is { Length: > 0 },
        HasRefreshToken = oauth.RefreshToken is { Length: > 0 },
        ClientSecret = null,
        RefreshToken = null,
        Channel = null,
    };

    private static MailServer? Opened(MailServer? server, string? secret) => server is null || secret is null ? server : server with { Password = secret };
}
