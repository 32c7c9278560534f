using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Telegram;

internal static class TelegramRegistration
{
    /// <summary>Bots of Telegram as a kind of channel.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services)
    {
        services.AddSingleton<TelegramApi>();
        services.AddSingleton<FilePatience>();
        services.AddSingleton<TelegramFiles>();
        services.AddSingleton<TelegramReader>();
        services.AddSingleton<TelegramSender>();
        services.AddSingleton<TelegramTrial>();
        return services.AddChannelKind<TelegramChannel>();
    }
}
