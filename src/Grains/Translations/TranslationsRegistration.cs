using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oqupie.Grains.Forgetting;

namespace Oqupie.Grains.Translations;

internal static class TranslationsRegistration
{
    public static void AddTranslations(this IServiceCollection services)
    {
        services.AddOptions<TranslationOptions>().BindConfiguration(TranslationOptions.Section)
            .Validate(options => options.Timeout > TimeSpan.Zero && options.Timeout <= TimeSpan.FromSeconds(50), "Translation:Timeout is up to 50 seconds.")
            .ValidateOnStart();
        services.AddForgetting<ITranslationStore>(
            "translations that were made long ago",
            provider => provider.GetRequiredService<IOptions<TranslationOptions>>().Value.KeptFor,
            TimeSpan.FromMinutes(30),
            store => store.Forget);
    }
}
