using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Translations;

internal static class TranslationsRegistration
{
    public static void AddTranslations(this IServiceCollection services)
    {
        services.AddOptions<TranslationOptions>().BindConfiguration(TranslationOptions.Section)
            .Validate(options => options.Timeout > TimeSpan.Zero && options.Timeout <= TimeSpan.FromSeconds(50), "Translation:Timeout is up to 50 seconds.")
            .ValidateOnStart();
        services.AddHostedService<TranslationSweep>();
    }
}
