using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

internal static class ChannelGrainsRegistration
{
    public static void AddChannelGrains(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().BindConfiguration(OutboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AskingOptions>().BindConfiguration(AskingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ChannelCache>();
        services.AddSingleton<AutoReplies>();
        services.AddSingleton<HostPace>();
        services.AddSingleton<ChannelKinds>();
        services.AddSingleton<MessageIntake>();
        services.AddSingleton<IntakeDecisions>();
        services.AddSingleton<IntakePosting>();
        services.AddSingleton<IntakeChanges>();
        services.AddSingleton<IntakeReceipts>();
        services.AddChannelKind<EmailKind>();
        services.AddSingleton<ReplyHistory>();
        services.AddSingleton<MailReconciler>();
        services.AddSingleton<AskingAgain>();
        services.AddSingleton<Stopping>();
        services.AddSingleton<RawRetention>();
        services.AddSingleton<IReplyChannels>(provider => provider.GetRequiredService<ChannelCache>());
        services.AddSingleton<IBrandMail, BrandMailer>();
        services.AddSingleton<IOutboxBell, OutboxBell>();
        services.AddSingleton<IRenewedTokens, RenewedTokens>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ChannelStarter>();
    }
}
