using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Oqupie.Contracts;
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
            throw Wrong("must name the PostgreSQL database where the silos meet. Without one, run AllInOne.");
        }

        var membershipString = Membership(connectionString);

        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster => cluster.ServiceId = cluster.ClusterId = ClusterNames.Id);
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = ClusterNames.GatewayRefresh);
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ClusterNames.ResponseTimeout);
            client.UseAdoNetClustering(membership =>
            {
                membership.Invariant = "Npgsql";
                membership.ConnectionString = membershipString;
            });
            client.Services.AddSingleton<IClientConnectionRetryFilter, WaitForCluster>();
        });
    }

    // What Npgsql complains of names a keyword and never the password.
    private static string Membership(string connectionString)
    {
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(connectionString)
            {
                MaxPoolSize = MembershipConnections,
                ApplicationName = "oqupie-membership",
            }.ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw Wrong($"is not one of Npgsql's: {e.Message}");
        }
    }

    private static CannotStartException Wrong(string what) => new($"Storage:ConnectionString {what}") { IsSetting = true };
}
