using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oqupie.ServiceDefaults;
using Oqupie.Testing;

namespace Oqupie.WebHost.Tests;

/// <summary>A real web host on a free loopback port, over the grains of a test silo.</summary>
public sealed class TestHost : IAsyncDisposable
{
    /// <summary>What all hosts of the tests share, as processes of one server do.</summary>
    public const string MasterKey = "T3F1cGllIHRlc3RzIGhhdmUgYSBrZXkgb2YgMzIgYi4=";

    /// <summary>In bytes; small, so that a test can exceed it.</summary>
    public const int MaxBody = 256 * 1024;

    private readonly WebApplication _app;

    private TestHost(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<TestHost> Start(
        TestSilo silo, IDictionary<string, string?>? settings = null, Action<WebApplication>? more = null, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var blobs = Directory.CreateTempSubdirectory("oqupie-webhost-tests-").FullName; // As a silo would have made it.
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Security:MasterKey"] = MasterKey,
            ["Limits:MaxBodyBytes"] = $"{MaxBody}",
            ["Files:Directory"] = blobs,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));

        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.AddServiceDefaults();
        builder.Services.AddSingleton(silo.Client);
        builder.Services.AddSingleton<IGrainFactory>(silo.Client);
        builder.AddWebHost();
        builder.Logging.ClearProviders();

        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapWebHost();
        more?.Invoke(app);

        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new(app);
    }

    /// <summary>A browser that has not signed in.</summary>
    public Browser Browser() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
