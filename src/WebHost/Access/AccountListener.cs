using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;

namespace Oqupie.WebHost.Access;

/// <summary>Asks once a second for the news of every account this host serves.</summary>
internal sealed partial class AccountListener(RightsCache rights, TimeProvider clock, ILogger<AccountListener> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var round = new PeriodicTimer(Every, clock);

        while (await round.WaitForNextTickAsync(stoppingToken))
        {
            await Task.WhenAll(rights.Watches.Select(watch => Hear(watch, stoppingToken)));
        }
    }

    private async Task Hear(AccountWatch watch, CancellationToken stoppingToken)
    {
        try
        {
            await rights.Hear(watch).WaitAsync(AccountWatch.Trust, clock, stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotHeard(e, watch.Account); // Until it is heard again, every request asks the grains.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The news of account {Account} could not be heard.")]
    private partial void LogNotHeard(Exception exception, AccountId account);
}
