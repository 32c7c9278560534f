using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Finders;

internal static class FindersRegistration
{
    public static void AddFinders(this IServiceCollection services)
    {
        services.AddSingleton<FinderSecrets>();
        services.AddSingleton<FinderCache>();
    }
}
