using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Oqupie.Grains.Forgetting;

internal static class ForgettingRegistration
{
    /// <summary>Has <typeparamref name="TStore"/> forget what is older than <paramref name="keptFor"/>, every so often, on every silo.</summary>
    /// <param name="what">What is forgotten, for the log: "old notifications".</param>
    public static void AddForgetting<TStore>(
        this IServiceCollection services, string what, TimeSpan keptFor, TimeSpan every, Func<TStore, Forget> forget) where TStore : notnull =>
        services.AddForgetting(what, _ => keptFor, every, forget);

    /// <summary>The same, where an operator settles how long it is kept.</summary>
    public static void AddForgetting<TStore>(
        this IServiceCollection services, string what, Func<IServiceProvider, TimeSpan> keptFor, TimeSpan every, Func<TStore, Forget> forget)
        where TStore : notnull =>
        services.AddSingleton<IHostedService>(provider => new ForgettingSweep(
            what,
            keptFor(provider),
            every,
            forget(provider.GetRequiredService<TStore>()),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ForgettingSweep>>()));
}
