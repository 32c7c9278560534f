using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.TestingHost;

namespace Oqupie.Channels.Tests.Email;

/// <summary>A whole server of ours, from raw bytes in to raw bytes out by SMTP, with keys of its own. Answers new mail by itself.</summary>
internal sealed class MailingServer : IAsyncDisposable
{
    private static readonly AccountId Account = new("main");

    private readonly TestFolder _folder = new();
    private readonly MisbehavingSmtpServer _smtp = new();
    private readonly InProcessTestCluster _cluster;
    private ChannelId _channel;

    private MailingServer()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1) { Options = { ConfigureFileLogging = false } };
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.UseInMemoryReminderService();
            silo.Services.AddGrains();
            silo.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            new MemoryStores().AddTo(silo.Services);
            silo.Services.AddChannels();
            silo.Services.Configure<FilesOptions>(options => options.Directory = _folder["blobs"]);
        });
        _cluster = builder.Build();
    }

    /// <summary>All that has left, oldest first.</summary>
    public IReadOnlyList<SmtpMail> Left => _smtp.Mails;

    public static async Task<MailingServer> Start(string address, bool answers = true, string? trusted = null)
    {
        var server = new MailingServer();
        await server._cluster.DeployAsync();
        var client = server._cluster.Client;
        await client.GetGrain<IAccountGrain>(Account.Value).SetUp("Acme");
        var brand = await client.GetGrain<IBrandGrain>(BrandId.New(Account).ToString())
            .Make(new() { Name = address, Language = "en", SupportEmail = address, AutoReply = new() { On = answers } });
        var settings = new EmailSettings
        {
            Address = address,
            Smtp = new() { Host = MisbehavingSmtpServer.Host, Port = server._smtp.Port },
            TrustedAuthServer = trusted,
        };
        server._channel = new(Account, Made(await client.GetGrain<IChannelsGrain>(Account.Value).Make(Made(brand).Id, "email", "Mail", settings)).Id);
        return server;
    }

    public async Task<IntakeAnswer> Bring(byte[] mail, CancellationToken cancellationToken)
    {
        var blob = await _cluster.Silos[0].ServiceProvider.GetRequiredService<IBlobStore>().Put(Account, new MemoryStream(mail), cancellationToken);
        var raw = new RawMessage { Source = $"http:{blob.Sha256}", Sha256 = blob.Sha256, Size = blob.Size };
        return Made(await _cluster.Client.GetGrain<IIntakeGrain>(_channel.ToString()).Take(raw, cancellationToken));
    }

    public async Task<TicketView> Ticket(long number, CancellationToken cancellationToken) =>
        Made(await Grain(number).Read(Reader, cancellationToken));

    /// <returns>The mail that left.</returns>
    public async Task<SmtpMail> Reply(long number, ReplyWish wish, CancellationToken cancellationToken)
    {
        var before = Left.Count;
        Made(await Grain(number).Reply(Reader, wish, cancellationToken));
        await Until.True(_ => Task.FromResult(Left.Count > before), () => "The reply has not left.", cancellationToken: cancellationToken);
        return Left[^1];
    }

    /// <returns>Whether it is answered; the answer has left then.</returns>
    public async Task<bool> Take(byte[] mail, CancellationToken cancellationToken)
    {
        var before = Left.Count;
        var taken = await Bring(mail, cancellationToken);
        var timeline = Made(
            await Grain(taken.Ticket!.Value).Timeline(Reader, new() { Limit = 200 }, cancellationToken));

        if (timeline.Items is not [.., { Type: TimelineKind.Reply or TimelineKind.Delivery }])
        {
            return false;
        }

        await Until.True(_ => Task.FromResult(Left.Count > before), () => "The answer has not left.", cancellationToken: cancellationToken);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _smtp.DisposeAsync();
        _folder.Dispose();
    }

    private ITicketGrain Grain(long number) => _cluster.Client.GetGrain<ITicketGrain>(new TicketId(Account, number).ToString());

    private static Actor Reader => Some.Agent(Account);

    private static T Made<T>(Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Reason);
}
