using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.AppStore;

internal static class AppStoreRegistration
{
    /// <summary>Reviews in the App Store as a kind of channel.</summary>
    public static IServiceCollection AddAppStore(this IServiceCollection services)
    {
        services.AddSingleton<AppStoreTokens>();
        services.AddSingleton<AppStoreCalls>();
        services.AddSingleton<AppStoreOwnAnswers>();
        services.AddSingleton<AppStoreReader>();
        services.AddSingleton<AppStoreSender>();
        services.AddSingleton<AppStoreTrial>();
        return services.AddChannelKind<AppStoreChannel>();
    }
}
