using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Tickets;

/// <summary>Keeps the counters of boxes short: folds what this silo's changes left behind, a few seconds later. Counts are exact meanwhile, too.</summary>
public sealed partial class CountFolding(ITicketLists lists, IGrainFactory grains, TimeProvider clock, ILogger<CountFolding> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<AccountId, byte> _touched = new();
    private bool _knowsAll;

    public void Touched(AccountId account) => _touched.TryAdd(account, 0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);

        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                _knowsAll = _knowsAll || await TouchAll(stoppingToken);

                foreach (var account in _touched.Keys)
                {
                    _touched.TryRemove(account, out _);
                    await Fold(account, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    // Any account may have something left over from the process before.
    private async Task<bool> TouchAll(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var account in grains.Accounts(cancellationToken))
            {
                Touched(account);
            }

            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotAsked(e);
            return false;
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

    [LoggerMessage(LogLevel.Warning, "It could not be asked which accounts there are; their counts are folded when they change, and it is asked again.")]
    private partial void LogNotAsked(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The counts of account {Account} were not folded.")]
    private partial void LogNotFolded(Exception exception, AccountId account);
}
