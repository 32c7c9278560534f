using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Log;

internal static class LogRegistration
{
    public static void AddLog(this IServiceCollection services)
    {
        services.AddSingleton<LogBell>();
        services.AddSingleton<ILogBell>(provider => provider.GetRequiredService<LogBell>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, LogBellRope>();
    }
}
