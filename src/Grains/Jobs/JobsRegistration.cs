using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Forgetting;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Jobs;

internal static class JobsRegistration
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobLists>();
        services.AddSingleton<Deeds>();
        services.AddSingleton<DoerRights>();
        services.AddSingleton<JobLanes>();
        services.AddSingleton<IDueOwner, JobRunning>();
        services.AddForgetting<IJobStore>("old jobs", JobRules.KeptFor, TimeSpan.FromMinutes(30), store => store.Forget);
    }
}
