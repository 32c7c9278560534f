using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Forgetting;

namespace Oqupie.Grains.Seen;

internal static class SeenRegistration
{
    public static void AddSeen(this IServiceCollection services) =>
        services.AddForgetting<ISeenStore>("what was seen long ago", SeenRules.KeptFor, TimeSpan.FromMinutes(30), store => store.Forget);
}
