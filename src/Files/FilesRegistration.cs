using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Files.Parts;

namespace Oqupie.Files;

public static class FilesRegistration
{
    /// <summary>Blobs for any host that takes in or hands out bytes; calling it twice is calling it once.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(IBlobStore)))
        {
            return services;
        }

        services.AddOptions<FilesOptions>()
            .BindConfiguration(FilesOptions.Section)
            .PostConfigure<IConfiguration>((options, configuration) =>
            {
                if (string.IsNullOrEmpty(options.Directory))
                {
                    options.Directory = Path.Combine(configuration["Storage:Directory"] is { Length: > 0 } data ? data : "oqupie-data", "blobs");
                }
            })
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<FolderBlobStore>();
        services.AddSingleton<IBlobStore>(provider => provider.GetRequiredService<FolderBlobStore>());
        services.AddHostedService<LeftoverSweep>();
        services.AddOptions<PartsOptions>().BindConfiguration(PartsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FolderPartStore>();
        services.AddSingleton<IPartStore>(provider => provider.GetRequiredService<FolderPartStore>());
        services.AddHostedService<PartSweep>();
        services.AddHealthChecks().AddCheck<BlobFolderCheck>("blobs", tags: ["ready"]);
        return services;
    }
}
