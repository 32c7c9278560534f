using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Knowledge;

internal static class KnowledgeRegistration
{
    public static void AddKnowledge(this IServiceCollection services)
    {
        services.AddSingleton<PictureDesk>();
        services.AddSingleton<ViewTeller>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewTeller>());
    }
}
