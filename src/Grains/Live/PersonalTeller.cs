using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

/// <summary>Tells members' own consoles of what was committed.</summary>
internal sealed partial class PersonalTeller(IGrainFactory grains, ILogger<PersonalTeller> logger)
{
    /// <summary>Never throws: what changed stands, and consoles read it when they come back.</summary>
    public async Task Tell(AccountId account, ImmutableArray<PersonalNews> news)
    {
        if (news.IsEmpty)
        {
            return;
        }

        try
        {
            await grains.GetGrain<IPersonalFeedGrain>(account.ToString()).Tell(news);
        }
        catch (Exception e)
        {
            LogNotTold(e, account);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Members of account {Account} were not told live what concerns them.")]
    private partial void LogNotTold(Exception exception, AccountId account);
}
