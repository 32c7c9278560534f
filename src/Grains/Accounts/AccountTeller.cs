using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

/// <summary>Tells an account's news after a change was committed.</summary>
internal sealed partial class AccountTeller(IGrainFactory grains, ILogger<AccountTeller> logger)
{
    /// <summary>Never throws: the change stands, and hosts trust what they cached for half a minute at most.</summary>
    public async Task Tell(AccountId account, params IReadOnlyCollection<AccountChange> changes)
    {
        var news = grains.GetGrain<IAccountNewsGrain>(account.ToString());

        foreach (var change in changes)
        {
            try
            {
                await news.Tell(change);
            }
            catch (Exception e)
            {
                LogNotTold(e, account, change.Kind, change.Local);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The hosts were not told that {Kind} {Local} of account {Account} changed.")]
    private partial void LogNotTold(Exception exception, AccountId account, AccountChangeKind kind, string local);
}
