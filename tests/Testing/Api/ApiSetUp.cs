using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Testing.Servers;

namespace Oqupie.Testing.Api;

/// <summary>What most tests ask of the API, in one line each.</summary>
public static class ApiSetUp
{
    public static Task<Brand> NewBrand(
        this OqupieApi api, string name, string supportEmail, string language = "ko", CancellationToken cancellationToken = default) =>
        api.Post<Brand>("brands", new { name, language, supportEmail }, cancellationToken: cancellationToken);

    /// <summary>An e-mail channel on the tests' own servers, fetched by IMAP and sent by SMTP.</summary>
    public static Task<Channel> NewChannel(
        this OqupieApi api, Brand brand, MailServers servers, Mailbox mailbox, CancellationToken cancellationToken = default) =>
        api.Post<Channel>($"brands/{brand.Id}/channels", Settings(servers, mailbox), cancellationToken: cancellationToken);

    public static object Settings(MailServers servers, Mailbox mailbox, string? imapPassword = null, int? imapPort = null) => new
    {
        kind = "email",
        name = mailbox.Address,
        settings = new
        {
            address = mailbox.Address,
            imap = Server(imapPort ?? servers.Imap.Port, mailbox.Address, imapPassword ?? mailbox.Password),
            smtp = Server(servers.Smtp.SubmissionPort, mailbox.Address, mailbox.Password),
        },
    };

    public static Task<Ticket> NewTicket(
        this OqupieApi api,
        Brand brand,
        string customerEmail,
        string subject,
        string body,
        string? channel = null,
        string? key = null,
        CancellationToken cancellationToken = default) =>
        api.Post<Ticket>(
            "tickets", new { brand = brand.Id, channel, subject, body, customer = new { email = customerEmail, name = customerEmail } }, key,
            cancellationToken);

    public static Task<TimelineItem> Reply(this OqupieApi api, int ticket, string body, string? key = null, CancellationToken cancellationToken = default) =>
        api.Post<TimelineItem>(string.Create(CultureInfo.InvariantCulture, $"tickets/{ticket}/replies"), new { body, format = "text" }, key, cancellationToken);

    public static Task<ImmutableArray<Ticket>> Tickets(
        this OqupieApi api, string query = "box=all&sort=created", CancellationToken cancellationToken = default) =>
        api.All<Ticket>($"tickets?{query}", cancellationToken);

    /// <summary>The whole conversation, oldest first.</summary>
    public static async Task<ImmutableArray<TimelineItem>> Timeline(this OqupieApi api, int ticket, CancellationToken cancellationToken = default)
    {
        var all = ImmutableArray<TimelineItem>.Empty;
        for (long after = 0; ;)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"tickets/{ticket}/timeline?after={after}&limit=200");
            var page = await api.Get<TimelinePage>(path, cancellationToken);
            all = all.AddRange(page.Items);
            if (page.Items.IsEmpty)
            {
                return all;
            }

            after = page.Items[^1].Version;
        }
    }

    private static object Server(int port, string user, string password) => new { host = MailServers.Host, port, tls = "none", user, password };

    private sealed record TimelinePage(ImmutableArray<TimelineItem> Items);
}
