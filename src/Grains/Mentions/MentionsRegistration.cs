using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Mentions;

internal static class MentionsRegistration
{
    public static void AddMentions(this IServiceCollection services) => services.AddSingleton<MentionReader>();
}
