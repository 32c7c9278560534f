using Oqupie.Contracts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels.Email;

/// <summary>How a channel may sign in by OAuth 2.0. Pure.</summary>
internal static class OAuthRules
{
    private const int MaxText = 4_096;

    public static Refusal? Check(MailOAuth? oauth)
    {
        if (oauth is null)
        {
            return null;
        }

        if (oauth.ClientId.Trim().Length is 0 or > MaxText)
        {
            return Refusal.Invalid("Say the client id that the provider has given you.", "settings.oauth.clientId", "missing");
        }

        if (oauth.TokenEndpoint is null ? oauth.Provider is MailProvider.Other : !IsSafe(oauth.TokenEndpoint))
        {
            return Refusal.Invalid("Say where access tokens are fetched: an https address.", "settings.oauth.tokenEndpoint", "https_address");
        }

        return oauth.Scope?.Length > MaxText || oauth.ClientSecret?.Length > MaxText || oauth.RefreshToken?.Length > MaxText
            ? Refusal.Invalid($"At most {MaxText} characters.", "settings.oauth", "text_too_long").With("most", MaxText)
            : null;
    }

    /// <summary>How a channel signs in once a wish is granted; null: by password.</summary>
    public static MailOAuth? Wanted(EmailSettings wished, MailOAuth? stored) =>
        wished.ByPassword ? null : wished.OAuth is { } oauth ? KeepSecrets(oauth, stored) : stored;

    /// <summary>
    /// Refused where secrets that were left out would be sent elsewhere: to another token endpoint, or, made into access tokens, to another mail server.
    /// </summary>
    public static Refusal? CheckPlaces(EmailSettings wished, MailOAuth oauth, EmailSettings stored)
    {
        if (stored.OAuth is not { } before)
        {
            return null;
        }

        var same = SamePlace(oauth, before);

        if (before.ClientSecret is { Length: > 0 } && wished.OAuth is { ClientSecret: null } && !same)
        {
            return ChannelRules.SayAgain("settings.oauth.clientSecret");
        }

        return before.RefreshToken is { Length: > 0 } && wished.OAuth?.RefreshToken is null
            && (!same || IsElsewhere(wished.Imap, stored.Imap) || IsElsewhere(wished.Smtp, stored.Smtp))
            ? ChannelRules.SayAgain("settings.oauth.refreshToken")
            : null;
    }

    private static bool IsElsewhere(MailServer? wished, MailServer? stored) => wished is not null && !EmailRules.GoesTo(wished, stored);

    /// <summary>Secrets that were left out are the stored ones, if they still go to the same place: another must not be sent them.</summary>
    public static MailOAuth KeepSecrets(MailOAuth wished, MailOAuth? stored)
    {
        var kept = stored is not null && SamePlace(wished, stored) ? stored : null;
        return wished with
        {
            ClientSecret = wished.ClientSecret ?? kept?.ClientSecret,
            RefreshToken = wished.RefreshToken ?? kept?.RefreshToken,
            Channel = wished.RefreshToken is null ? kept?.Channel : null,
        };
    }

    /// <summary>Both servers are signed in to by it.</summary>
    public static EmailSettings Spread(EmailSettings settings) => settings with
    {
        Imap = settings.Imap is { } imap ? imap with { OAuth = settings.OAuth } : null,
        Smtp = settings.Smtp is { } smtp ? smtp with { OAuth = settings.OAuth } : null,
    };

    private static bool SamePlace(MailOAuth one, MailOAuth other) =>
        (one.Provider, one.TokenEndpoint, one.ClientId) == (other.Provider, other.TokenEndpoint, other.ClientId);

    // Secrets go there. Within this machine nobody listens between.
    private static bool IsSafe(string endpoint) =>
        endpoint.Length <= MaxText && Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
