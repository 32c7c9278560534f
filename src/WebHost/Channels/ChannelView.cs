using System.Text.Json.Serialization;
using Oqupie.Contracts.Channels;

namespace Oqupie.WebHost.Channels;

/// <summary>A channel, as programs see one. Servers and users are shown to whoever manages channels; passwords to nobody.</summary>
internal sealed record ChannelView(string Id, string Kind, string Name, string Brand, SettingsView Settings, ChannelHealth Health)
{
    public static ChannelView Show(ChannelInfo channel, ChannelHealth health, bool servers) => new(
        channel.Id,
        channel.Kind,
        channel.Name,
        channel.Brand,
        servers
            ? new(channel.Settings.Address, ServerView.Show(channel.Settings.Imap), ServerView.Show(channel.Settings.Smtp), channel.Settings.TrustedAuthServer)
            : new(channel.Settings.Address, null, null, null),
        health);
}

internal sealed record SettingsView(
    string Address,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ServerView? Imap,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ServerView? Smtp,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TrustedAuthServer);

internal sealed record ServerView(string Host, int Port, MailTls Tls, string User, bool HasPassword)
{
    public static ServerView? Show(MailServer? server) =>
        server is null ? null : new(server.Host, server.Port, server.Tls, server.User, server.HasPassword);
}
