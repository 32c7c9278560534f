using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Email.Connecting;

/// <summary>Where the well-known providers give access tokens, and what for, as they document it.</summary>
internal static class MailProviders
{
    // https://developers.google.com/identity/protocols/oauth2/web-server#offline, https://developers.google.com/workspace/gmail/imap/xoauth2-protocol
    private const string GoogleTokens = "https://oauth2.googleapis.com/token";
    private const string GoogleScope = "https://mail.google.com/";

    // https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
    private const string MicrosoftTokens = "https://login.microsoftonline.com/common/oauth2/v2.0/token";
    private const string MicrosoftScope = "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access";

    /// <summary>Null where it is neither said nor known.</summary>
    public static string? TokenEndpoint(MailOAuth oauth) => oauth.TokenEndpoint ?? oauth.Provider switch
    {
        MailProvider.Google => GoogleTokens,
        MailProvider.Microsoft => MicrosoftTokens,
        _ => null,
    };

    public static string? Scope(MailOAuth oauth) => oauth.Scope ?? oauth.Provider switch
    {
        MailProvider.Google => GoogleScope,
        MailProvider.Microsoft => MicrosoftScope,
        _ => null,
    };
}
