using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Oqupie.Bench.Measuring;

/// <summary>
/// A server with nothing in it, as a process of its own: the same program started again with <see cref="Argument"/>. It is the limit to hold figures against.
/// </summary>
public sealed class BareServer : IAsyncDisposable
{
    public const string Argument = "bare-server";

    private readonly Process _process;

    private BareServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Call first in Main: serves and answers true where this process is the bare server.</summary>
    public static async Task<bool> Serve(string[] args, Action<WebApplicationBuilder> build, Action<WebApplication> map)
    {
        if (args is not [Argument])
        {
            return false;
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        build(builder);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadLineAsync(); // Ends with the one who started it.
        await app.StopAsync();
        return true;
    }

    public static async Task<BareServer> Start()
    {
        var self = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Argument])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new(self, new(await self.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The bare server did not start.")));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
