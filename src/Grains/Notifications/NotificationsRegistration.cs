using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Forgetting;
using Oqupie.Grains.Log;
using Oqupie.Grains.Notifications.Mailing;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Notifications;

internal static class NotificationsRegistration
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<ILogConsumer, NotificationsConsumer>();
        services.AddForgetting<INotificationStore>("old notifications", NotificationRules.KeptFor, TimeSpan.FromMinutes(30), store => store.Forget);
        services.AddOptions<MailingOptions>().BindConfiguration(MailingOptions.Section)
            .Validate(options => options.MailAfter > TimeSpan.Zero && options.MailAfter <= TimeSpan.FromDays(1), "Notifications:MailAfter is at most a day.")
            .ValidateOnStart();
        services.AddOptions<ConsoleAddress>().BindConfiguration(ConsoleAddress.Section);
        services.AddSingleton<MailTimes>();
        services.AddSingleton<IDueOwner, NotificationMailing>();
    }
}
