using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Knowledge;

internal static class KnowledgeRegistration
{
    public static void AddKnowledge(this IServiceCollection services)
    {
        services.AddSingleton<ShelfCache>();
        services.AddSingleton<ArticleTexts>();
        services.AddSingleton<ArticleBodies>();
        services.AddSingleton<LostIndexBell>();
        services.AddSingleton<ILostArticleIndexes>(provider => provider.GetRequiredService<LostIndexBell>());
        services.AddSingleton<ArticleFollowers>();
        services.AddSingleton<SynonymCache>();
        services.AddSingleton<ArticleFinder>();
        services.AddSingleton<IDueOwner, ArticlePublishing>();
    }
}
