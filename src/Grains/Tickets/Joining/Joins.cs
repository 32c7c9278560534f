using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tickets.Joining;

/// <summary>
/// Has the second ticket follow the first: at once for whoever waits, and by the schedule where that did not come about. Both may do it; it happens once.
/// </summary>
internal sealed class Joins(IGrainFactory grains) : IDueOwner
{
    private static readonly Participant System = new("system", "", "");

    public string What => JoinKey.What;

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken)
    {
        await Follow(item.Account, JoinKey.Read(item.Key), cancellationToken);
        return DueOutcome.Done;
    }

    /// <summary>Where the survivor cannot take the words in, the merge is off: its ticket is as it was, and takes its own mail.</summary>
    public async Task<Outcome<TicketView>> Follow(AccountId account, JoinKey join, CancellationToken cancellationToken)
    {
        var followed = await Of(account, join.To).Follow(join, cancellationToken);

        if (!followed.Succeeded(out _, out var refusal) && join.Kind is JoinKind.Merge && refusal.Code is not "version_conflict")
        {
            await Of(account, join.From).Unmerge(Actor.System(account), System, cancellationToken);
        }

        return followed;
    }

    public ITicketJoinsGrain Of(AccountId account, long ticket) => grains.GetGrain<ITicketJoinsGrain>(new TicketId(account, ticket).ToString());
}
