using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.GooglePlay;

internal static class GooglePlayRegistration
{
    public static IServiceCollection AddGooglePlay(this IServiceCollection services)
    {
        services.AddSingleton<PlayPace>();
        services.AddSingleton<GoogleTokens>();
        services.AddSingleton<PlayCalls>();
        services.AddSingleton<PlayReader>();
        services.AddSingleton<PlayTrial>();
        return services.AddChannelKind<GooglePlayChannel>();
    }
}
