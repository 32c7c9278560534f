using Npgsql;

namespace Oqupie.Testing.Servers;

/// <summary>
/// A PostgreSQL cluster of the tests' own: fresh data folder, free loopback port, nothing shared with an installed one.
/// Use it as an assembly fixture or start it by hand with <see cref="InitializeAsync"/>.
/// </summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private const string User = "postgres";
    private readonly TestFolder _folder = new();
    private ChildProcess? _process;
    private int _databases;

    /// <summary>Off: commits do not wait for the disk. For tests that measure neither speed nor survival.</summary>
    public bool Durable { get; init; } = true;

    public int Port { get; } = FreePort.Next();

    /// <summary>What the server wrote last.</summary>
    public string Output => _process?.Output ?? "";

    public async ValueTask InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            await ChildProcess.Run("install", ["-d", "-o", User, "-m", "700", Data]);
        }

        await ChildProcess.Run(
            Program("initdb"),
            ["-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"],
            User);
        await Start();
    }

    /// <summary>Starts it again on the same port and data.</summary>
    public async Task Start(CancellationToken cancellationToken = default)
    {
        if (_process is { HasExited: false })
        {
            return;
        }

        _process = ChildProcess.Start(Program("postgres"), ["-D", Data, .. Settings()], User, Data);
        await _process.WaitFor(Answers, $"PostgreSQL does not answer on port {Port}", patience: null, cancellationToken);
    }

    /// <param name="kill">As a power cut; otherwise it rolls back, writes out and closes its connections.</param>
    public async Task Stop(bool kill = false)
    {
        if (_process is { } process)
        {
            await (kill ? process.Kill() : process.Stop(Signal.Interrupt));
        }
    }

    /// <summary>A connection string to an empty database nobody else has.</summary>
    public async Task<string> NewDatabase(CancellationToken cancellationToken = default)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await Execute($"CREATE DATABASE {name}", cancellationToken);
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private string Data => _folder["data"];

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username={User};Database={database}";

    private IEnumerable<string> Settings()
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={Port}", "unix_socket_directories=", "max_connections=300", "jit=off",
            .. Durable ? [] : (string[])["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
        ];
        return settings.SelectMany(setting => (string[])["-c", setting]);
    }

    private async Task<bool> Answers(CancellationToken cancellationToken)
    {
        try
        {
            await Execute("SELECT 1", cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false; // Refused, or still starting up.
        }
    }

    private async Task Execute(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Debian keeps the programs of each version apart and only the clients on the path; the newest wins.</summary>
    private static string Program(string name) =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(
                    version => double.TryParse(Path.GetFileName(version), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0)
                .Select(version => Path.Combine(version, "bin", name))
                .FirstOrDefault(File.Exists) ?? name
            : name;
}
