using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Channels;

namespace Oqupie.WebHost.Channels;

/// <summary>A channel, as programs see one. Servers and users are shown to whoever manages channels; passwords to nobody.</summary>
internal sealed record ChannelView(string Id, string Kind, string Name, string Brand, object Settings, ChannelHealth Health)
{
    public static ChannelView Show(ChannelInfo channel, ChannelHealth health, bool servers) => new(
        channel.Id,
        channel.Kind,
        channel.Name,
        channel.Brand,
        channel is { Email: { } mail } ? SettingsView.Show(mail, servers) : FormView.Show(channel.Form, servers),
        health);
}

/// <summary>The values of a form as flat JSON, and of each secret that is stored that there is one: "hasAppSecret".</summary>
internal static class FormView
{
    public static IReadOnlyDictionary<string, object> Show(FormSettings? form, bool servers) => form is null || !servers
        ? ImmutableDictionary<string, object>.Empty
        : form.Values.Select(value => KeyValuePair.Create(value.Key, Plain(value.Value)))
            .Concat(form.Secrets.Select(key => KeyValuePair.Create($"has{char.ToUpperInvariant(key[0])}{key[1..]}", (object)true)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static object Plain(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && text is "0" or not ['0', ..] => number,
        _ => text,
    };
}

internal sealed record SettingsView(
    string Address,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ServerView? Imap,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ServerView? Smtp,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FetchingView? Fetching,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MailSending? Sending,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TrustedAuthServer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OAuthView? Oauth)
{
    public static SettingsView Show(EmailSettings settings, bool servers) =>
        servers ? Show(settings) : new(settings.Address, null, null, null, null, null, null);

    private static SettingsView Show(EmailSettings settings) => new(
        settings.Address,
        ServerView.Show(settings.Imap),
        ServerView.Show(settings.Smtp),
        FetchingView.Show(settings.Fetching ?? MailFetching.Usual),
        settings.Sending ?? MailSending.Usual,
        settings.TrustedAuthServer,
        OAuthView.Show(settings.OAuth));
}

internal sealed record OAuthView(MailProvider Provider, string? TokenEndpoint, string? Scope, string ClientId, bool HasClientSecret, bool HasRefreshToken)
{
    public static OAuthView? Show(MailOAuth? oauth) =>
        oauth is null ? null : new(oauth.Provider, oauth.TokenEndpoint, oauth.Scope, oauth.ClientId, oauth.HasClientSecret, oauth.HasRefreshToken);
}

internal sealed record FetchingView(IReadOnlyList<string> Folders, int ImportDays, AfterIntake After, string? MoveTo, int? KeepRawDays)
{
    public static FetchingView Show(MailFetching fetching) =>
        new([.. fetching.Folders.Select(folder => folder.Name)], fetching.ImportDays, fetching.After, fetching.MoveTo, fetching.KeepRawDays);
}

internal sealed record ServerView(string Host, int Port, MailTls Tls, string User, bool HasPassword)
{
    public static ServerView? Show(MailServer? server) =>
        server is null ? null : new(server.Host, server.Port, server.Tls, server.User, server.HasPassword);
}
