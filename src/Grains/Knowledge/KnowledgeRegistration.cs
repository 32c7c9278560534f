using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Knowledge;

internal static class KnowledgeRegistration
{
    public static void AddKnowledge(this IServiceCollection services)
    {
        services.AddSingleton<PortalShelves>();
        services.AddSingleton<ArticleTexts>();
    }
}
