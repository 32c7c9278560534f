using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Oqupie.WebHost.Tests.Live;

public sealed class WarmUpProbe(WebFloor floor)
{
    [Fact]
    public void Probe() => Assert.DoesNotContain(floor.Services.GetServices<IHostedService>(), service => service.GetType().Name is "DataProtectionHostedService");
}
