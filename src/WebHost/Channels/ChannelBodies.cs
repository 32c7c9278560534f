using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;

namespace Oqupie.WebHost.Channels;

/// <summary>
/// What programs send to make a channel, or to try settings before that. The settings are those of the kind: <see cref="SettingsBody"/>, or the fields of its
/// form.
/// </summary>
internal sealed record NewChannelBody
{
    public string? Kind { get; init; }

    public string? Name { get; init; }

    public JsonElement? Settings { get; init; }
}

internal sealed record ChannelChangeBody
{
    public string? Name { get; init; }

    public JsonElement? Settings { get; init; }
}

internal sealed record ChannelTestBody
{
    public JsonElement? Settings { get; init; }
}

/// <summary>The settings of an e-mail channel.</summary>
internal sealed record SettingsBody
{
    public string? Address { get; init; }

    public ServerBody? Imap { get; init; }

    public ServerBody? Smtp { get; init; }

    /// <summary>Left out or null: as it is stored.</summary>
    public FetchingBody? Fetching { get; init; }

    /// <summary>Left out or null: as it is stored.</summary>
    public MailSending? Sending { get; init; }

    /// <summary>The authserv-id of the mail server whose Authentication-Results are believed. Left out or null: the stored one; empty: none.</summary>
    public string? TrustedAuthServer { get; init; }

    /// <summary>Left out: as it is stored; null: by password, which is not the same as left out.</summary>
    public OAuthBody? Oauth
    {
        get;
        init
        {
            field = value;
            ByPassword = value is null;
        }
    }

    internal bool ByPassword { get; private init; }

    /// <summary>Refused with the field that is missing; whether a value is good is the grain's business.</summary>
    public Outcome<EmailSettings> Read()
    {
        if (string.IsNullOrWhiteSpace(Address))
        {
            return Refusal.Invalid("Say which address customers write to.", "settings.address", "missing");
        }

        return (Imap?.Lacking("settings.imap") ?? Smtp?.Lacking("settings.smtp") ?? Oauth?.Lacking("settings.oauth")) is { } refusal
            ? refusal
            : new EmailSettings
            {
                Address = Address.Trim(),
                Imap = Imap?.ToServer(),
                Smtp = Smtp?.ToServer(),
                Fetching = Fetching?.ToFetching(),
                Sending = Sending,
                TrustedAuthServer = TrustedAuthServer?.Trim(),
                OAuth = Oauth?.ToOAuth(),
                ByPassword = ByPassword,
            };
    }
}

/// <summary>What is left out is as usual: the inbox, from now on, changing nothing, keeping everything.</summary>
internal sealed record FetchingBody
{
    public IReadOnlyList<string>? Folders { get; init; }

    public int? ImportDays { get; init; }

    public AfterIntake? After { get; init; }

    public string? MoveTo { get; init; }

    public int? KeepRawDays { get; init; }

    public MailFetching ToFetching() => MailFetching.Usual with
    {
        Folders = Folders is null ? MailFetching.Usual.Folders : [.. Folders.Select(name => new WatchedFolder(name ?? "", null))],
        ImportDays = ImportDays ?? MailFetching.Usual.ImportDays,
        After = After ?? MailFetching.Usual.After,
        MoveTo = After is AfterIntake.Move ? MoveTo : null,
        KeepRawDays = KeepRawDays,
    };
}

internal sealed record OAuthBody
{
    public MailProvider? Provider { get; init; }

    public string? TokenEndpoint { get; init; }

    public string? Scope { get; init; }

    public string? ClientId { get; init; }

    /// <summary>Left out or null: the stored one.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Left out or null: the stored one.</summary>
    public string? RefreshToken { get; init; }

    public Refusal? Lacking(string field) =>
        Provider is null ? Refusal.Invalid("Say which provider: google, microsoft or other.", $"{field}.provider", "missing") : null;

    public MailOAuth ToOAuth() => new()
    {
        Provider = Provider!.Value,
        TokenEndpoint = Given(TokenEndpoint),
        Scope = Given(Scope),
        ClientId = ClientId?.Trim() ?? "",
        ClientSecret = Given(ClientSecret),
        RefreshToken = Given(RefreshToken),
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed record ServerBody
{
    public string? Host { get; init; }

    public int? Port { get; init; }

    public MailTls? Tls { get; init; }

    public string? User { get; init; }

    /// <summary>Left out or null: the stored one.</summary>
    public string? Password { get; init; }

    public Refusal? Lacking(string field)
    {
        if (string.IsNullOrWhiteSpace(Host))
        {
            return Refusal.Invalid("Say which server.", $"{field}.host", "missing");
        }

        if (Port is null)
        {
            return Refusal.Invalid("Say which port.", $"{field}.port", "missing");
        }

        return Tls is null ? Refusal.Invalid("Say how the connection is encrypted: none, startTls or implicit.", $"{field}.tls", "missing") : null;
    }

    public MailServer ToServer() => new() { Host = Host!.Trim(), Port = Port!.Value, Tls = Tls!.Value, User = User ?? "", Password = Password };
}
