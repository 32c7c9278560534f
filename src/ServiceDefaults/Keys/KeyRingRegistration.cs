using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Oqupie.ServiceDefaults.Keys;

public static class KeyRingRegistration
{
    /// <summary>What all hosts of one server call themselves to DataProtection; sealed things bear it, so it never changes.</summary>
    private const string ApplicationName = "oqupie";

    internal static void AddKeyRing(this IServiceCollection services)
    {
        services.AddOptions<SecurityOptions>()
            .BindConfiguration(SecurityOptions.Section)
            .PostConfigure<IConfiguration>((options, configuration) =>
            {
                if (string.IsNullOrEmpty(options.MasterKeyFile))
                {
                    options.MasterKeyFile = Path.Combine(configuration["Storage:Directory"] is { Length: > 0 } data ? data : "oqupie-data", "master.key");
                }
            })
            .Validate(options => string.IsNullOrWhiteSpace(options.MasterKey) || MasterKey.IsOne(options.MasterKey), MasterKey.Complaint("Security:MasterKey"))
            .ValidateOnStart();

        services.AddSingleton<MasterKey>();
        services.AddDataProtection().SetApplicationName(ApplicationName);
        services.ReadKeyRingLater();
        services.AddOptions<KeyManagementOptions>().Configure<MasterKey, IGrainFactory>((options, master, grains) =>
        {
            options.XmlRepository = new GrainXmlRepository(grains, master);
            options.XmlEncryptor = new MasterKeyXmlEncryptor(master);
        });
        services.AddSingleton<KeyRingWarmUp>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyRingWarmUp>());
    }

    /// <summary>
    /// DataProtection reads its keys as the host starts, when there may be no cluster to ask yet; <see cref="KeyRingWarmUp"/> does it when there is.
    /// For whoever adds something that brings DataProtection's way along again, as authentication does.
    /// </summary>
    public static void ReadKeyRingLater(this IServiceCollection services)
    {
        var early = services.Where(service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationType is { Name: "DataProtectionHostedService" }).ToArray();

        foreach (var service in early)
        {
            services.Remove(service);
        }
    }
}
