using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Tickets;

/// <summary>Keeps the counters of boxes short: folds what this silo's changes left behind, a few seconds later. Counts are exact meanwhile, too.</summary>
public sealed partial class CountFolding(ITicketLists lists, TimeProvider clock, ILogger<CountFolding> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    // The one account may have something left over from the process before.
    private readonly ConcurrentDictionary<AccountId, byte> _touched = new([new(AccountId.Default, 0)]);

    public void Touched(AccountId account) => _touched.TryAdd(account, 0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var account in _touched.Keys)
            {
                _touched.TryRemove(account, out _);
                await Fold(account, stoppingToken);
            }
        }
    }

    private async Task Fold(AccountId account, CancellationToken cancellationToken)
    {
        try
        {
            await lists.FoldCounts(account, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Touched(account);
            LogNotFolded(e, account); // Counts stay exact, only longer to add up; the next round tries again.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The counts of account {Account} were not folded.")]
    private partial void LogNotFolded(Exception exception, AccountId account);
}
