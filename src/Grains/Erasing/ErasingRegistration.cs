using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Erasing;

internal static class ErasingRegistration
{
    public static void AddErasing(this IServiceCollection services)
    {
        services.AddOptions<ErasingOptions>().BindConfiguration(ErasingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LooseBlobSweep>();
        services.AddSingleton<IDueOwner>(provider => provider.GetRequiredService<LooseBlobSweep>());
        services.AddSingleton<IDueOwner, CustomerErasing>();
    }
}
