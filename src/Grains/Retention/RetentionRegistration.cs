using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Retention;

internal static class RetentionRegistration
{
    public static void AddRetention(this IServiceCollection services) => services.AddSingleton<IDueOwner, Purging>();
}
