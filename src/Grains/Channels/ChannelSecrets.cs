using Microsoft.AspNetCore.DataProtection;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>Takes passwords and tokens out of a channel and encrypts them, and puts them back for the silo's own adapters.</summary>
internal sealed class ChannelSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("oqupie.channel-passwords");

    public ChannelRecord Close(ChannelInfo channel)
    {
        var settings = channel.Settings;

        return new()
        {
            Info = channel with { Settings = settings with { Imap = Masked(settings.Imap), Smtp = Masked(settings.Smtp), OAuth = Masked(settings.OAuth) } },
            ImapSecret = Seal(settings.Imap?.Password),
            SmtpSecret = Seal(settings.Smtp?.Password),
            ClientSecret = Seal(settings.OAuth?.ClientSecret),
            RefreshToken = Seal(settings.OAuth?.RefreshToken),
        };
    }

    public EmailSettings Open(ChannelRecord record, ChannelId channel)
    {
        var settings = record.Info.Settings;
        var oauth = settings.OAuth is { } masked
            ? masked with { ClientSecret = Unseal(record.ClientSecret), RefreshToken = Unseal(record.RefreshToken), Channel = channel }
            : null;
        return OAuthRules.Spread(settings with
        {
            Imap = Opened(settings.Imap, record.ImapSecret),
            Smtp = Opened(settings.Smtp, record.SmtpSecret),
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

    private MailServer? Opened(MailServer? server, string? secret) =>
        server is null || secret is null ? server : server with { Password = Unseal(secret) };

    private string? Seal(string? secret) => secret is { Length: > 0 } ? _protector.Protect(secret) : null;

    private string? Unseal(string? secret) => secret is null ? null : _protector.Unprotect(secret);
}
