using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Knowledge;

/// <summary>Has articles become public at their time.</summary>
internal sealed class ArticlePublishing(IGrainFactory grains) : IDueOwner
{
    public string What => ArticlePlan.What;

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken)
    {
        var brand = grains.GetGrain<IArticlePlansGrain>(ArticlePlan.Brand(item).ToString());
        return await brand.Publish(item.Key, item.At, cancellationToken) ? DueOutcome.Ended : DueOutcome.Done;
    }
}
