using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Forgetting;
using Oqupie.Grains.Log;
using Oqupie.Grains.Notifications.Mailing;
using Oqupie.Grains.Notifications.Pushing;
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
        services.AddSingleton<CallerNames>();
        services.AddSingleton<MailTimes>();
        services.AddSingleton<IDueOwner, NotificationMailing>();
        services.AddPushing();
    }

    private static void AddPushing(this IServiceCollection services)
    {
        services.AddForgetting<IPushDeviceStore>("devices nobody uses", SubscriptionRules.KeptFor, TimeSpan.FromHours(6), store => store.Forget);
        services.AddOptions<PushOptions>().BindConfiguration(PushOptions.Section)
            .Validate(options => options.After >= TimeSpan.Zero && options.After <= TimeSpan.FromHours(1), "Push:After is at most an hour.")
            .ValidateOnStart();
        services.AddOptions<PushTargets>().BindConfiguration(PushTargets.Section);
        services.AddSingleton<PushSeal>();
        services.AddSingleton<PushKeys>();
        services.AddSingleton<PushTimes>();
        services.AddSingleton<PushDeviceBook>();
        services.AddSingleton<PushSending>();
        services.AddSingleton<IDueOwner, NotificationPushing>();
    }
}
