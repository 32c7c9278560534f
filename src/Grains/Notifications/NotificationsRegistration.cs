using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Forgetting;
using Oqupie.Grains.Log;

namespace Oqupie.Grains.Notifications;

internal static class NotificationsRegistration
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<ILogConsumer, NotificationsConsumer>();
        services.AddForgetting<INotificationStore>("old notifications", NotificationRules.KeptFor, TimeSpan.FromMinutes(30), store => store.Forget);
    }
}
