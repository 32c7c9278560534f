using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;
using Orleans.TestingHost;

namespace Oqupie.Testing.Corpora;

/// <summary>
/// One silo with the product's own intake, from raw bytes to tickets, over stores in memory and blobs in a folder of its own. Takes one mail at a time.
/// </summary>
public sealed class IntakeRun : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly InProcessTestCluster _cluster;
    private readonly Process _process = Process.GetCurrentProcess();
    private IBlobStore? _blobs;
    private ChannelId _channel;

    private IntakeRun(Action<IServiceCollection> addChannels)
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1) { Options = { ConfigureFileLogging = false } };
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.UseInMemoryReminderService();
            silo.Services.AddGrains();
            silo.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            new MemoryStores().AddTo(silo.Services);
            addChannels(silo.Services);
            silo.Services.Configure<FilesOptions>(options => options.Directory = _folder["blobs"]);
            Listen(silo.Services);
        });
        _cluster = builder.Build();
    }

    internal ReadItem? LastRead { get; set; }

    /// <param name="addChannels">The channels of the product; mails come in by the kind for e-mail.</param>
    public static async Task<IntakeRun> Start(Action<IServiceCollection> addChannels)
    {
        var run = new IntakeRun(addChannels);
        await run._cluster.DeployAsync();
        await run.SetUp();
        return run;
    }

    public async Task<MailFate> Take(CorpusMail mail, CancellationToken cancellationToken)
    {
        LastRead = null;
        var blob = await _blobs!.Put(_channel.Account, new MemoryStream(mail.Bytes), cancellationToken);
        var raw = new RawMessage { Source = $"corpus:{mail.Name}", Sha256 = blob.Sha256, Size = blob.Size };
        var cpu = Cpu();
        var clock = Stopwatch.GetTimestamp();
        var taken = await _cluster.Client.GetGrain<IIntakeGrain>(_channel.ToString()).Take(raw, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(clock);
        var answer = taken.Succeeded(out var value, out var refusal)
            ? value
            : throw new InvalidOperationException($"{mail.Name} got no fate: {refusal.Reason}");

        return new() { Name = mail.Name, Fate = answer.Fate, Reason = answer.Reason, Read = LastRead?.Message, Cpu = Cpu() - cpu, Elapsed = elapsed };
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private void Listen(IServiceCollection services)
    {
        foreach (var reader in services.Where(service => service.ServiceType == typeof(IReadChannel)).ToList())
        {
            services.Remove(reader);
            services.AddSingleton<IReadChannel>(provider => new ListeningAdapter((IReadChannel)reader.ImplementationFactory!(provider), this));
        }
    }

    private async Task SetUp()
    {
        _blobs = _cluster.Silos[0].ServiceProvider.GetRequiredService<IBlobStore>();
        var account = new AccountId("main");
        await _cluster.Client.GetGrain<IAccountGrain>(account.Value).SetUp("Corpus");
        var brand = await _cluster.Client.GetGrain<IBrandGrain>(BrandId.New(account).ToString())
            .Make(new() { Name = "Corpus", Language = "en", SupportEmail = "support@corpus.example" });
        var channel = await _cluster.Client.GetGrain<IChannelsGrain>(account.Value)
            .Make(Made(brand).Id, "email", "Mail", new EmailSettings { Address = "support@corpus.example" });
        _channel = new(account, Made(channel).Id);
    }

    private TimeSpan Cpu()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    private static T Made<T>(Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Reason);
}
