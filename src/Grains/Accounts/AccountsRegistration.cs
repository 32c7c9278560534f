using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Forgetting;

namespace Oqupie.Grains.Accounts;

internal static class AccountsRegistration
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<AccountTeller>();
        services.AddSingleton<AccountKeyring>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, AccountFinder>();
        services.AddForgetting<IAnsweredCalls>(
            "answers of repeatable calls", RepeatableCallGrain.KeptFor, TimeSpan.FromMinutes(10), calls => calls.Forget);
    }
}
