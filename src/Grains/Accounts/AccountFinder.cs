using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

/// <summary>
/// Enters the account that a version before made, which had no directory. Goes before whatever a start does for each account, and changes nothing where it was
/// done before.
/// </summary>
internal sealed class AccountFinder(IGrainFactory grains, TimeProvider clock, ILogger<AccountFinder> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(AccountFinder), ServiceLifecycleStage.Active + 1, token => logger.Insist(nameof(AccountFinder), Find, clock, token));

    private async Task Find()
    {
        var directory = grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key);
        var first = await directory.First();

        if (await grains.GetGrain<IAccountGrain>(first.Value).Read() is not null)
        {
            await directory.Enter(first);
        }
    }
}
