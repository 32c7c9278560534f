using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Views;

internal static class ViewsRegistration
{
    public static void AddViews(this IServiceCollection services) => services.AddSingleton<ViewCounts>();
}
