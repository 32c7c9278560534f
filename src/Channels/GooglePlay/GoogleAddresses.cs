namespace Oqupie.Channels.GooglePlay;

/// <summary>Where Google is, and where a channel goes that names another place. Pure.</summary>
internal static class GoogleAddresses
{
    /// <summary>Of the Google Play Developer API, without a path.</summary>
    public const string Api = "https://androidpublisher.googleapis.com";

    /// <summary>Where access tokens are given.</summary>
    public const string Tokens = "https://oauth2.googleapis.com/token";

    /// <summary>
    /// Google's own, unless the channel goes to another server and the key file names that one: a file from elsewhere must not say where its holder's word is
    /// sent. Null where it names a third.
    /// </summary>
    /// <param name="apiBase">Of the channel.</param>
    /// <param name="said">By the key file.</param>
    public static string? TokensOf(string apiBase, Uri said) =>
        string.Equals(said.Host, new Uri(Tokens).Host, StringComparison.OrdinalIgnoreCase) ? Tokens
        : Uri.TryCreate(apiBase, UriKind.Absolute, out var api) && (api.Scheme, api.Authority) == (said.Scheme, said.Authority) ? said.ToString()
        : null;
}
