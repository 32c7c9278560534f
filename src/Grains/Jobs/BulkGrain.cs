using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Orleans.Concurrency;

namespace Oqupie.Grains.Jobs;

[GrainType("bulk"), StatelessWorker(maxLocalWorkers: 32)]
internal sealed class BulkGrain(Deeds deeds, DoerRights rights) : Grain, IBulkGrain
{
    /// <summary>So many at once; the rest of the server has work too.</summary>
    private const int AtOnce = 8;

    private static readonly Refusal IsJob =
        Refusal.Invalid($"At most {BulkWish.MostAtOnce} tickets at once.", "tickets", "too_many_tickets").With("most", BulkWish.MostAtOnce);

    public async Task<Outcome<ImmutableArray<JobResult>>> Do(Actor actor, BulkWish wish, CancellationToken cancellationToken)
    {
        if (BulkRules.Check(wish, actor) is { } refusal)
        {
            return refusal;
        }

        if (wish.IsJob)
        {
            return IsJob;
        }

        var doer = await rights.Of(actor);
        using var turns = new SemaphoreSlim(AtOnce);
        return ImmutableArray.Create(await Task.WhenAll(wish.Tickets.Select(ticket => Do(doer, wish, ticket, turns, cancellationToken))));
    }

    private async Task<JobResult> Do(Doer doer, BulkWish wish, long ticket, SemaphoreSlim turns, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);

        try
        {
            var done = await deeds.Do(doer, wish.Act, ticket, before: null, wish.WishId, cancellationToken);
            return done.Succeeded(out var deed, out var refusal)
                ? new() { Ticket = ticket, Outcome = JobOutcome.Done, Version = deed.Version }
                : new() { Ticket = ticket, Outcome = JobOutcome.Failed, Code = refusal.Code, Detail = refusal.Reason, Values = refusal.Values };
        }
        finally
        {
            turns.Release();
        }
    }
}
