using Microsoft.Extensions.Options;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets.Purging;

namespace Oqupie.Grains.Erasing;

/// <summary>Takes away what nothing needs of an account's loose blobs. Looked twice, it is the same as once.</summary>
internal sealed class LooseBlobSweep(ILooseBlobs loose, IBlobBin bin, IOptions<ErasingOptions> options, TimeProvider clock) : IDueOwner
{
    private const int AtOnce = 200;

    public string What => LooseBlobsDue.What;

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken) =>
        await Sweep(item.Account, cancellationToken) ? DueOutcome.Done : DueOutcome.Later("Some blobs were put in again a moment ago.");

    /// <returns>Whether none is left to look at.</returns>
    public async Task<bool> Sweep(AccountId account, CancellationToken cancellationToken)
    {
        var some = await loose.Some(account, after: "", AtOnce, cancellationToken);

        if (some.IsEmpty)
        {
            return true;
        }

        var named = await loose.Named(account, cancellationToken);
        var left = 0;

        while (!some.IsEmpty)
        {
            var kept = (await loose.Needed(account, some, cancellationToken)).Union(named);
            var settled = some.ToBuilder();

            foreach (var hash in some.Where(hash => !kept.Contains(hash)))
            {
                if (!await bin.Delete(account, hash, clock.GetUtcNow() - options.Value.BlobGrace, cancellationToken))
                {
                    settled.Remove(hash);
                    left++;
                }
            }

            await loose.Settle(account, settled.ToImmutable(), cancellationToken);
            some = await loose.Some(account, some[^1], AtOnce, cancellationToken);
        }

        return left is 0;
    }
}
