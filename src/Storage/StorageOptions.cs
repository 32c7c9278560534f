using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace Oqupie.Storage;

/// <summary>The databases we keep things in.</summary>
public enum StorageProvider
{
    /// <summary>Embedded, one silo, everything in the data folder.</summary>
    Sqlite,

    /// <summary>A server that many silos share; they find each other through it, too.</summary>
    PostgreSql,
}

/// <summary>Settings under "Storage".</summary>
public sealed class StorageOptions : IValidatableObject
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Npgsql's connection string. Embedded storage needs none: its database lies in <see cref="Directory"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The data folder; relative to where the process was started.</summary>
    [Required]
    public string Directory { get; set; } = "oqupie-data";

    /// <summary>
    /// Connections one silo may hold to PostgreSQL, unless the connection string says. All silos together must stay below the server's limit (100 by default).
    /// </summary>
    [Range(8, 1000)]
    public int MaxConnections { get; set; } = 20;

    /// <summary>How many appends may wait for the next commit before callers are made to wait for a place in the queue.</summary>
    [Range(1, 1_000_000)]
    public int QueueLength { get; set; } = 8192;

    /// <summary>
    /// An embedded database up to this size is written anew after a customer was erased, so that no byte of them is left in its file. Writers wait meanwhile:
    /// about two seconds for 256 MB. For a larger one the operator does it.
    /// </summary>
    [Range(0, 4096)]
    public int CompactUpToMegabytes { get; set; } = 256;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider is StorageProvider.PostgreSql && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new("Storage:ConnectionString must be set when Storage:Provider is PostgreSql.", [nameof(ConnectionString)]);
        }

        if (Provider is StorageProvider.Sqlite && !string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new("Storage:ConnectionString is set, but Storage:Provider is Sqlite, which has none.", [nameof(ConnectionString)]);
        }

        if (Provider is StorageProvider.PostgreSql && Unreadable(ConnectionString) is { } complaint)
        {
            yield return new($"Storage:ConnectionString is not one of Npgsql's: {complaint}", [nameof(ConnectionString)]);
        }
    }

    // What Npgsql complains of names a keyword and never the password.
    private static string? Unreadable(string? connection)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connection);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return e.Message;
        }
    }
}
