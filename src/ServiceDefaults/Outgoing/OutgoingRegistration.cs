using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Oqupie.ServiceDefaults.Outgoing;

public static class OutgoingRegistration
{
    public static void AddOutgoing(this IServiceCollection services)
    {
        services.AddOptions<OutgoingOptions>().BindConfiguration(OutgoingOptions.Section);
        services.TryAddSingleton(provider => new OutgoingGate(
            provider.GetRequiredService<IOptions<OutgoingOptions>>().Value.AllowPrivateTargets ? _ => true : PublicAddresses.Contain));
    }
}
