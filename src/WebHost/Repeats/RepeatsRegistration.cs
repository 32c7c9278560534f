using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.WebHost.Repeats;

internal static class RepeatsRegistration
{
    public static void AddRepeats(this IServiceCollection services) => services.AddSingleton<AnswerSeal>();

    /// <summary>Behind access.</summary>
    public static void UseRepeats(this IApplicationBuilder app) => app.UseMiddleware<RepeatableCalls>();
}
