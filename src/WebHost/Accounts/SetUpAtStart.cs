using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Accounts;

/// <summary>At the first start: makes the owner that the settings name, or prints the one-time link where somebody becomes it.</summary>
internal sealed partial class SetUpAtStart(
    IServiceScopeFactory scopes,
    SetUpToken token,
    IServer server,
    IOptions<SetUpOptions> options,
    IOptions<WebOptions> web,
    ILogger<SetUpAtStart> logger) : IHostedLifecycleService
{
    // After the silo or the client, which were registered before, and before we listen: who is let in finds the owner there.
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<SetUpDesk>();

        if (!options.Value.IsGiven || !await desk.IsNeeded())
        {
            return;
        }

        // Another host may be doing the same, so "was done before" is as good as done.
        if (!(await desk.SetUp(options.Value.ToWish())).Succeeded(out _, out var refusal) && await desk.IsNeeded())
        {
            throw new CannotStartException($"The owner named in the settings under {SetUpOptions.Section} could not be made: {refusal.Reason}")
            {
                IsSetting = true,
            };
        }

        LogMade();
    }

    // Only now is it known where we listen.
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();

        if (!options.Value.IsGiven && await scope.ServiceProvider.GetRequiredService<SetUpDesk>().IsNeeded())
        {
            Print();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // To the console and not to the log, which goes to more places than the one person who starts the server looks at.
    private void Print()
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        var address = web.Value.PublicAddress is { Length: > 0 } set
            ? set.TrimEnd('/')
            : listening.Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal)
                .Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal);

        Console.Out.WriteLine();
        Console.Out.WriteLine($"  Set up this server (the link works once): {address}/setup?token={token.Text}");
        Console.Out.WriteLine();
    }

    [LoggerMessage(LogLevel.Information, "The owner that the settings name was made.")]
    private partial void LogMade();
}
