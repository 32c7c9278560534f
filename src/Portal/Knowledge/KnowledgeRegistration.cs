namespace Oqupie.Portal.Knowledge;

internal static class KnowledgeRegistration
{
    public static void AddKnowledge(this IServiceCollection services) => services.AddSingleton<PictureDesk>();
}
