using System.Collections.Immutable;
using System.Globalization;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Kills;

/// <summary>A company whose mails are put into its mailbox while nobody fetches, and an agent who answers whenever the server lives.</summary>
internal sealed class FaultDesk : IDisposable
{
    private readonly MailServers _servers;
    private readonly OqupieApi _owner;
    private readonly Channel _channel;
    private readonly Mailbox _support;
    private readonly ImmutableArray<Mailbox> _customers;
    private readonly Dictionary<Mailbox, MimeMessage> _last = [];
    private readonly List<string> _mails = [];
    private readonly List<Written> _replies = [];
    private readonly List<Written> _unheard = [];
    private ImmutableArray<Ticket> _tickets = [];

    private FaultDesk(MailServers servers, OqupieApi owner, Channel channel, Mailbox support, ImmutableArray<Mailbox> customers) =>
        (_servers, _owner, _channel, _support, _customers) = (servers, owner, channel, support, customers);

    public Ledger Ledger => new(_servers, _owner, _channel, _customers, [.. _mails], [], [.. _replies]);

    public static async Task<FaultDesk> SetUp(RunningProduct product, MailServers servers, CancellationToken cancellationToken)
    {
        var owner = await product.SignIn(cancellationToken);
        var support = await servers.NewMailbox();
        var brand = await owner.NewBrand("Cook Town", support.Address, cancellationToken: cancellationToken);
        var channel = await owner.NewChannel(brand, servers, support, cancellationToken);
        return new(servers, owner, channel, support, [await servers.NewMailbox(), await servers.NewMailbox(), await servers.NewMailbox()]);
    }

    /// <summary>Puts mails into the mailbox until there are so many in all. Every third one answers its sender's last.</summary>
    public async Task Deliver(int total, CancellationToken cancellationToken)
    {
        using var client = await Open(FolderAccess.ReadWrite, cancellationToken);

        while (_mails.Count < total)
        {
            var number = _mails.Count;
            var customer = _customers[number % _customers.Length];
            var marker = string.Create(CultureInfo.InvariantCulture, $"mail-{number:0000}");
            var mail = CustomersMail.Write(marker, customer, _support, number / _customers.Length % 3 is 2 ? _last.GetValueOrDefault(customer) : null);
            await client.Inbox.AppendAsync(new AppendRequest(mail), cancellationToken);
            _mails.Add(marker);
            _last[customer] = mail;
        }
    }

    /// <summary>Answers one ticket after the other until the server is gone.</summary>
    public async Task ReplyWhileItLives(ServerProcess server, CancellationToken cancellationToken)
    {
        if (_tickets.IsEmpty)
        {
            _tickets = await _owner.Tickets(cancellationToken: cancellationToken);
        }

        while (!server.HasEnded)
        {
            var number = _replies.Count + _unheard.Count;
            var marker = string.Create(CultureInfo.InvariantCulture, $"reply-{number:0000}");
            var ticket = _tickets[number % _tickets.Length];
            await Reply(new(marker, $"key-{marker}", ticket.Id, Item: null, ticket.Customer.Email), cancellationToken);
        }
    }

    /// <summary>Says again, with the same key, what was not acknowledged.</summary>
    public async Task InsistOnReplies(CancellationToken cancellationToken)
    {
        var again = _unheard.ToList();
        _unheard.Clear();

        foreach (var reply in again)
        {
            await Reply(reply, cancellationToken);
        }

        Assert.Empty(_unheard);
    }

    /// <summary>Of all mails in the channel's mailbox.</summary>
    public async Task<IReadOnlyList<UniqueId>> Uids(CancellationToken cancellationToken)
    {
        using var client = await Open(FolderAccess.ReadOnly, cancellationToken);
        return [.. await client.Inbox.SearchAsync(MailKit.Search.SearchQuery.All, cancellationToken)];
    }

    public void Dispose()
    {
        _owner.Dispose();

        foreach (var mail in _last.Values)
        {
            mail.Dispose();
        }
    }

    private async Task Reply(Written reply, CancellationToken cancellationToken)
    {
        try
        {
            var item = await _owner.Reply(reply.Ticket, $"{reply.Marker}\n확인해 볼게요.", reply.Key, cancellationToken);
            _replies.Add(reply with { Item = item.Id });
        }
        catch (Exception e) when (e is HttpRequestException or ApiException { Status: >= System.Net.HttpStatusCode.InternalServerError })
        {
            _unheard.Add(reply);
        }
    }

    private async Task<ImapClient> Open(FolderAccess access, CancellationToken cancellationToken)
    {
        var client = new ImapClient();
        await client.ConnectAsync(MailServers.Host, _servers.Imap.Port, SecureSocketOptions.None, cancellationToken);
        await client.AuthenticateAsync(_support.Address, _support.Password, cancellationToken);
        await client.Inbox.OpenAsync(access, cancellationToken);
        return client;
    }
}
