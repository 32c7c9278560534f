using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets.Purging;

/// <summary>What was merged into a ticket goes before it does, for the ticket alone knows of it.</summary>
internal static class PurgingAbsorbed
{
    /// <summary>How far it follows what was merged into what was merged.</summary>
    private const int Deepest = 16;

    /// <returns>The numbers of those that went.</returns>
    public static async Task<List<long>> PurgeAbsorbed(
        this IGrainFactory grains, AccountId account, long survivor, CancellationToken cancellationToken, int deep = Deepest)
    {
        var gone = new List<long>();

        foreach (var merged in deep is 0 ? [] : await grains.Purges(account, survivor).Absorbed(cancellationToken))
        {
            gone.AddRange(await grains.PurgeAbsorbed(account, merged, cancellationToken, deep - 1));

            if (await grains.Purges(account, merged).PurgeInto(survivor, cancellationToken))
            {
                gone.Add(merged);
            }
        }

        return gone;
    }

    public static ITicketPurgeGrain Purges(this IGrainFactory grains, AccountId account, long number) =>
        grains.GetGrain<ITicketPurgeGrain>(new TicketId(account, number).ToString());
}
