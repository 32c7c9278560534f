using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oqupie.Grains.Forgetting;

namespace Oqupie.Grains.Drafts;

internal static class DraftsRegistration
{
    public static void AddDrafts(this IServiceCollection services)
    {
        services.AddOptions<DraftOptions>().BindConfiguration(DraftOptions.Section)
            .Validate(options => options.KeptFor >= TimeSpan.FromDays(1), "Drafts:KeptFor is a day at least.")
            .ValidateOnStart();
        services.AddSingleton<DraftForgetting>();
        services.AddForgetting<DraftForgetting>(
            "drafts that nobody came back to",
            provider => provider.GetRequiredService<IOptions<DraftOptions>>().Value.KeptFor,
            TimeSpan.FromMinutes(30),
            forgetting => forgetting.Forget);
    }
}
