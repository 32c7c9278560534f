using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Log;

namespace Oqupie.Grains.Notifications;

internal static class NotificationsRegistration
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<ILogConsumer, NotificationsConsumer>();
        services.AddHostedService<NotificationSweep>();
    }
}
