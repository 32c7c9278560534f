using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Accounts;

internal static class AccountsRegistration
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<AccountTeller>();
        services.AddSingleton<AccountKeyring>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, AccountFinder>();
        services.AddHostedService<AnsweredCallSweep>();
    }
}
