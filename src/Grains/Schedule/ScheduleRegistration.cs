using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Schedule;

internal static class ScheduleRegistration
{
    public static void AddSchedule(this IServiceCollection services)
    {
        services.AddOptions<ScheduleOptions>().BindConfiguration(ScheduleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DueOwners>();
        services.AddSingleton<IDueBell, ScheduleBell>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ScheduleStarter>();
    }
}
