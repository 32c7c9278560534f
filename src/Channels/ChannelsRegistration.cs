using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Oqupie.Channels.Email;
using Oqupie.Files;
using Oqupie.Grains.Members;

namespace Oqupie.Channels;

public static class ChannelsRegistration
{
    /// <summary>The ways in and out, for the silo.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddFiles();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<EmailOptions>().BindConfiguration(EmailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ServerLogin>();
        services.AddSingleton<SmtpDelivery>();
        services.AddSingleton<ISystemMail, SystemMail>();
        return services;
    }
}
