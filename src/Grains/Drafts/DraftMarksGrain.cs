using System.Collections.Immutable;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Drafts;

[GrainType("draft-marks"), Orleans.Concurrency.StatelessWorker(8)]
internal sealed class DraftMarksGrain(IDraftStore store) : Grain, IDraftMarksGrain
{
    private const int MostAsked = 200;

    public async Task<ImmutableArray<DraftMark>> Of(Actor actor, ImmutableArray<long> tickets, CancellationToken cancellationToken) =>
        tickets.IsDefaultOrEmpty ? [] : await store.Marks(actor, [.. tickets.Distinct().Take(MostAsked)], cancellationToken);
}
