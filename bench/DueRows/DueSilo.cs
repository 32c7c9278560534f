using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.ServiceDefaults;
using Oqupie.Silo;
using Oqupie.Storage;
using Oqupie.Testing.Servers;

namespace Oqupie.Bench.DueRows;

/// <summary>The engine room in this process, on a database of its own, with one owner more.</summary>
internal sealed class DueSilo(WebApplication app, TestFolder folder) : IAsyncDisposable
{
    public ITicketStore Tickets => app.Services.GetRequiredService<ITicketStore>();

    public IGrainFactory Grains => app.Services.GetRequiredService<IGrainFactory>();

    public WorkingOwner Owner => app.Services.GetServices<IDueOwner>().OfType<WorkingOwner>().Single();

    public async Task<bool> HasNothingDue(DateTimeOffset by)
    {
        var store = app.Services.GetRequiredService<IDueStore>();
        var first = await Task.WhenAll(Enumerable.Range(0, DueShard.Count).Select(shard =>
            store.Due(shard, by, after: null, limit: 1, CancellationToken.None)));
        return first.All(page => page.IsEmpty);
    }

    public static async Task<DueSilo> Start(StorageProvider provider, string? connection = null)
    {
        var folder = new TestFolder();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["urls"] = $"http://127.0.0.1:{FreePort.Next()}",
            ["Storage:Provider"] = provider.ToString(),
            ["Storage:Directory"] = folder.FullName,
            ["Storage:ConnectionString"] = connection,
            ["Silo:AdvertisedAddress"] = "127.0.0.1",
            ["Silo:Port"] = $"{FreePort.Next()}",
            ["Silo:GatewayPort"] = $"{FreePort.Next()}",
        });
        builder.AddServiceDefaults();

        if (provider is StorageProvider.Sqlite)
        {
            builder.AddLoneSilo();
        }
        else
        {
            builder.AddSilo();
        }

        builder.Services.AddSingleton<IDueOwner, WorkingOwner>();
        var app = builder.Build();
        await app.StartAsync();
        return new(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }
}
