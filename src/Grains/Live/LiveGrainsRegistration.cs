using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Live;

internal static class LiveGrainsRegistration
{
    public static void AddLiveGrains(this IServiceCollection services)
    {
        services.AddSingleton<FeedLines>();
        services.AddSingleton<PersonalTeller>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<FeedLines>());
    }
}
