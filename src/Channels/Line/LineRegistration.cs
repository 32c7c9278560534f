using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Line;

internal static class LineRegistration
{
    public static IServiceCollection AddLine(this IServiceCollection services)
    {
        services.AddOptions<LineOptions>().BindConfiguration(LineOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LineCalls>();
        services.AddSingleton<LineProfiles>();
        services.AddSingleton<LineFiles>();
        services.AddSingleton<LineReader>();
        services.AddSingleton<LineSender>();
        services.AddSingleton<LineTrial>();
        return services.AddChannelKind<LineKind>();
    }
}
