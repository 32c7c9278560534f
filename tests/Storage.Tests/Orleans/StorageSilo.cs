using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oqupie.Grains.Log;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Tests.Schedule;
using Oqupie.Testing.Log;
using Orleans.Configuration;

namespace Oqupie.Storage.Tests.Orleans;

/// <summary>A real silo on a real database, as a host would start it.</summary>
internal sealed class StorageSilo(IHost host) : IAsyncDisposable
{
    public IServiceProvider Services => host.Services;

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<StorageSilo> Start(StorageUnderTest storage, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        storage.Configure(builder.Configuration);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo =>
        {
            if (storage.Options.Provider is StorageProvider.Sqlite)
            {
                silo.UseLocalhostClustering(FreePort(), FreePort());
            }
            else
            {
                silo.ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort());
                silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = ("test", "test"));
            }

            silo.AddStorage();
            silo.Services.AddSingleton<ILogBell>(new CountingBell()).AddSingleton<IDueBell>(new RecordingBell());
        });

        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
