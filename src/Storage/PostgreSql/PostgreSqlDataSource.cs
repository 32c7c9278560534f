using Npgsql;

namespace Oqupie.Storage.PostgreSql;

/// <summary>The one pool of connections of this process: Orleans' tables and ours share it, so that its limit is the silo's.</summary>
internal static class PostgreSqlDataSource
{
    public static NpgsqlDataSource Create(StorageOptions options)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);

        if (!connection.ShouldSerialize("Maximum Pool Size"))
        {
            connection.MaxPoolSize = options.MaxConnections;
        }

        if (!connection.ShouldSerialize("Application Name"))
        {
            connection.ApplicationName = "oqupie";
        }

        // What runs again and again is prepared by itself; the hot statements prepare themselves.
        if (!connection.ShouldSerialize("Max Auto Prepare"))
        {
            connection.MaxAutoPrepare = 100;
        }

        return NpgsqlDataSource.Create(connection);
    }
}
