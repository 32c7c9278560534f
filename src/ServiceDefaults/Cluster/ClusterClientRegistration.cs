using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Oqupie.ServiceDefaults.Cluster;

public static class ClusterClientRegistration
{
    /// <summary>How many connections the membership table may take; it is read once in five seconds.</summary>
    private const int MembershipConnections = 2;

    /// <summary>Joins a cluster of silos on PostgreSQL, and waits for it as long as it takes. For hosts that hold no silo themselves.</summary>
    public static void AddClusterClient(this IHostApplicationBuilder builder)
    {
        var connectionString = builder.Configuration["Storage:ConnectionString"];

        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new InvalidOperationException("Storage:ConnectionString must name the PostgreSQL database where the silos meet. Without one, run AllInOne.");
        }

        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster => cluster.ServiceId = cluster.ClusterId = ClusterNames.Id);
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = ClusterNames.GatewayRefresh);
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ClusterNames.ResponseTimeout);
            client.UseAdoNetClustering(membership =>
            {
                membership.Invariant = "Npgsql";
                membership.ConnectionString = new Npgsql.NpgsqlConnectionStringBuilder(connectionString)
                {
                    MaxPoolSize = MembershipConnections,
                    ApplicationName = "oqupie-membership",
                }.ConnectionString;
            });
            client.Services.AddSingleton<IClientConnectionRetryFilter, WaitForCluster>();
        });
    }
}
