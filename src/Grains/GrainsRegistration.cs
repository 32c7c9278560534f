using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Members;

namespace Oqupie.Grains;

/// <summary>What the grains need besides the ports, which Storage, Search, Channels and Files bring, and DataProtection, which the host brings.</summary>
public static class GrainsRegistration
{
    public static IServiceCollection AddGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddAccounts();
        services.AddMembers();
        return services;
    }
}
