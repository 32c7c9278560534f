using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Oqupie.Channels.AppStore;
using Oqupie.Channels.Calling;
using Oqupie.Channels.Email;
using Oqupie.Channels.Email.Connecting;
using Oqupie.Channels.Email.Reading;
using Oqupie.Channels.Email.Sending;
using Oqupie.Channels.Facebook;
using Oqupie.Channels.GooglePlay;
using Oqupie.Channels.Html;
using Oqupie.Channels.Line;
using Oqupie.Channels.Pushing;
using Oqupie.Channels.Telegram;
using Oqupie.Channels.Translating;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Erasing;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Members;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Translations;

namespace Oqupie.Channels;

public static class ChannelsRegistration
{
    /// <summary>The ways in and out, for the silo, which brings the <see cref="IWayOut"/>; without one nothing is called.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddFiles();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<EmailOptions>().BindConfiguration(EmailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<ServerLogin>();
        services.AddSingleton<SmtpConnections>();
        services.AddSingleton<SmtpDelivery>();
        services.AddSingleton<SentCopies>();
        services.AddSingleton<MailReader>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<IMailLooks, MailPreviews>();
        services.AddSingleton<SafeRichText>();
        services.AddSingleton<IRichText>(services => services.GetRequiredService<SafeRichText>());
        services.AddSingleton<IArticleHtml, SafeArticleHtml>();
        services.AddSingleton<IArticlePictures, ArticlePictures>();
        services.AddOptions<ProviderOptions>().BindConfiguration(ProviderOptions.Section);
        services.TryAddSingleton<IWayOut, NoWayOut>();
        services.AddSingleton<ProviderCalls>();
        services.AddChannelKind<EmailAdapter>();
        services.AddAppStore();
        services.AddFacebook();
        services.AddGooglePlay();
        services.AddLine();
        services.AddTelegram();
        services.AddSingleton<IMailboxes>(services => services.GetRequiredService<EmailAdapter>());
        services.AddSingleton<IRawMail, BlobRawMail>();
        services.AddSingleton<IBlobBin, BlobBin>();
        services.AddSingleton<ISystemMail, SystemMail>();
        services.AddSingleton<ITranslationWire, DeepLWire>();
        services.AddSingleton<ITranslationWire, LibreTranslateWire>();
        services.AddSingleton<TranslationCalls>();
        services.AddSingleton<ITranslator, HtmlTranslator>();
        services.AddOptions<WebPushOptions>().BindConfiguration(WebPushOptions.Section)
            .Validate(options => IsSubject(options.Subject), "Push:Subject begins with mailto: or https://.").ValidateOnStart();
        services.AddOptions<WebPushSender>().BindConfiguration(WebPushSender.Section);
        services.AddSingleton<IPushService, WebPushService>();
        return services;
    }

    private static bool IsSubject(string subject) =>
        subject.Length is 0
        || (Uri.TryCreate(subject, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeMailto || address.Scheme == Uri.UriSchemeHttps));
}
