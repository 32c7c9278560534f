using System.Buffers;
using System.Net;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Oqupie.Silo.Demo.Mail;

/// <summary>
/// The demo's outgoing mail server: takes every mail of the demo's brands, on loopback alone, and lets none out. It listens on another port at each start,
/// so the demo's channels are told.
/// </summary>
internal sealed partial class DemoPost(IGrainFactory grains, DemoMailFolder folder, DemoCustomers customers, ILogger<DemoPost> log)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    /// <summary>In bytes; larger ones are refused, as other servers do.</summary>
    private const int MostBytes = 40 * 1024 * 1024;

    /// <summary>Before the demo is filled, which makes channels that send by this.</summary>
    private const int Stage = ServiceLifecycleStage.Last - 1;

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <summary>What a channel of the demo has as its outgoing server.</summary>
    public MailServer Server { get; } = new() { Host = IPAddress.Loopback.ToString(), Port = FreePort.Next(), Tls = MailTls.None };

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(DemoPost), Stage, _ => Open(), _ => Close());

    public async Task Open()
    {
        var options = new SmtpServerOptionsBuilder()
            .ServerName("demo.localhost")
            .MaxMessageSize(MostBytes, MaxMessageSizeHandling.Strict)
            .Endpoint(endpoint => endpoint.Endpoint(new(IPAddress.Loopback, Server.Port)))
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(folder, customers, _stopping.Token));
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stopping.Token);
        LogOpen(folder.Path);
        await TellChannels();
    }

    public async Task Close()
    {
        await _stopping.CancelAsync();
        await Task.WhenAny(_running); // However it ended, it has.
        await customers.Finish();
    }

    public void Dispose() => _stopping.Dispose();

    // Whoever gave a channel of the demo a server of their own keeps it.
    private async Task TellChannels()
    {
        var account = await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).First();

        if (await grains.GetGrain<IAccountGrain>(account.Value).Read() is not { } known || known.Name != DemoScript.Read().Account)
        {
            return;
        }

        var channels = grains.GetGrain<IChannelsGrain>(account.Value);

        foreach (var channel in await channels.All(brand: null))
        {
            if (channel.Email is { Smtp: { Tls: MailTls.None, User: "" } smtp } settings && smtp.Host == Server.Host && smtp.Port != Server.Port)
            {
                (await channels.Change(channel.Id, name: null, settings with { Smtp = Server })).Must();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "What the demo sends leaves this machine nowhere and is kept in {Folder}.")]
    private partial void LogOpen(string folder);

    private sealed class Store(DemoMailFolder folder, DemoCustomers customers, CancellationToken stopping) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            var mail = buffer.ToArray();
            await folder.Keep(mail, cancellationToken);
            customers.Receive(mail, stopping);
            return SmtpResponse.Ok;
        }
    }
}
