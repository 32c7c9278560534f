using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Forgetting;

namespace Oqupie.Grains.Uploads;

internal static class UploadsRegistration
{
    public static void AddUploads(this IServiceCollection services)
    {
        services.AddOptions<UploadsOptions>().BindConfiguration(UploadsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddForgetting<IUploadStore>("ended uploads", TimeSpan.Zero, TimeSpan.FromMinutes(10), store => store.Forget);
    }
}
