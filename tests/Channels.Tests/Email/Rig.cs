using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Tests.Email;

/// <summary>The channels as a silo has them, with a folder of their own for blobs.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oqupie-channels-");
    private readonly ServiceProvider _services;

    public Rig(params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var configuration = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Files:Directory"] = _folder.FullName,
            ["Email:ConnectTimeout"] = "00:00:05",
        };

        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build())
            .AddLogging()
            .AddChannels()
            .AddSingleton<IRenewedTokens>(new KeptTokens(Renewed))
            .BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Each refresh token that replaced another: "one -> other".</summary>
    public ConcurrentQueue<string> Renewed { get; } = new();

    public T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private sealed class KeptTokens(ConcurrentQueue<string> renewed) : IRenewedTokens
    {
        public Task Keep(MailOAuth used, string next)
        {
            renewed.Enqueue($"{used.RefreshToken} -> {next}");
            return Task.CompletedTask;
        }
    }
}
