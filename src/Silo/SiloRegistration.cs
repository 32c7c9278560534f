using System.Net;
using Oqupie.Channels;
using Oqupie.Channels.Translating;
using Oqupie.Files;
using Oqupie.Grains;
using Oqupie.Search;
using Oqupie.ServiceDefaults.Keys;
using Oqupie.ServiceDefaults.Outgoing;
using Oqupie.Silo.Demo;
using Oqupie.Storage;
using Orleans.Configuration;

namespace Oqupie.Silo;

/// <summary>The engine room: grains, what they keep things in, and how they reach the world.</summary>
public static class SiloRegistration
{
    private const string Name = "oqupie";

    /// <summary>A silo among others, which find each other through the database.</summary>
    public static void AddSilo(this IHostApplicationBuilder builder) => builder.AddSilo((silo, configuration) =>
    {
        var options = configuration.GetSection(SiloOptions.Section).Get<SiloOptions>() ?? new();

        if (IPAddress.TryParse(options.AdvertisedAddress, out var address)) // Another text is refused when the settings are validated.
        {
            silo.ConfigureEndpoints(address, options.Port, options.GatewayPort, listenOnAnyHostAddress: false);
        }
        else
        {
            silo.ConfigureEndpoints(options.Port, options.GatewayPort, listenOnAnyHostAddress: true);
        }
    });

    /// <summary>The only silo there is, on ports that happen to be free and on loopback alone.</summary>
    public static void AddLoneSilo(this IHostApplicationBuilder builder) => builder.AddSilo((silo, _) =>
        silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next(), primarySiloEndpoint: null, serviceId: Name, clusterId: Name));

    private static void AddSilo(this IHostApplicationBuilder builder, Action<ISiloBuilder, IConfiguration> join)
    {
        builder.Services.AddOptions<SiloOptions>().BindConfiguration(SiloOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddFiles();
        builder.Services.AddGrains();
        builder.Services.AddSearch();
        builder.Services.AddChannels();
        builder.Services.AddOutgoing();
        builder.Services.AddSingleton<IWayOut, GatedWayOut>();
        builder.Services.AddDemo(builder.Configuration);
        builder.Services.AddHostedService<BlobsAreThere>(); // Storage puts its own in front of all others.
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (Name, Name));
            join(silo, builder.Configuration);
            silo.AddStorage();
            silo.UseClockSinceStart();
            silo.Configure<ClusterMembershipOptions>(FailOverQuickly);
            silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(5));
            silo.AddStartupTask((services, stopping) => services.GetRequiredService<KeyRingWarmUp>().Run(stopping), ServiceLifecycleStage.Active);
            silo.Configure<GrainCollectionOptions>(LetGo);
        });
    }

    // A ticket that only came in by mail is 4 KB until it is let go, and comes back with one read: at 600 mails a second, minutes are what memory is.
    private static void LetGo(GrainCollectionOptions collection)
    {
        collection.CollectionAge = TimeSpan.FromMinutes(2);
        collection.EnableActivationSheddingOnMemoryPressure = true;
    }

    // Measured with three silos: callers wait 2-5 s after a kill and 12 s for a frozen silo, where the defaults take up to 31 and 65 s.
    private static void FailOverQuickly(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 2;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
    }
}
