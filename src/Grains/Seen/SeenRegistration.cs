using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Seen;

internal static class SeenRegistration
{
    public static void AddSeen(this IServiceCollection services) => services.AddHostedService<SeenSweep>();
}
