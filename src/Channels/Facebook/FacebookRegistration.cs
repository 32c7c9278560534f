using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Facebook;

internal static class FacebookRegistration
{
    public static IServiceCollection AddFacebook(this IServiceCollection services)
    {
        services.AddSingleton<FacebookGraph>();
        services.AddSingleton<FacebookProfiles>();
        services.AddSingleton<FacebookFiles>();
        services.AddSingleton<FacebookChatReader>();
        services.AddSingleton<FacebookFeedReader>();
        services.AddSingleton<FacebookReader>();
        services.AddSingleton<FacebookSender>();
        services.AddSingleton<FacebookTrial>();
        return services.AddChannelKind<FacebookKind>();
    }
}
