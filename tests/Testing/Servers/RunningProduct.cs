using System.Globalization;
using Oqupie.Testing.Api;

namespace Oqupie.Testing.Servers;

/// <summary>The two ways our product is run.</summary>
public enum ProductKind
{
    /// <summary>Everything in one process, on embedded SQLite.</summary>
    AllInOne,

    /// <summary>Silos, web host and portal as processes of their own, on PostgreSQL.</summary>
    Apart,
}

/// <summary>The product as its users have it: real processes of the build this test belongs to, with a data folder and a database of their own.</summary>
public sealed class RunningProduct : IAsyncDisposable
{
    public const string OwnerEmail = "owner@acme.example";
    public const string OwnerPassword = "correct horse battery staple";

    private static readonly string[] Owner = [$"--Setup:OwnerEmail={OwnerEmail}", $"--Setup:OwnerPassword={OwnerPassword}"];
    private readonly TestFolder _folder = new();

    public required ProductKind Kind { get; init; }

    /// <summary>Settings of every process, as <c>--Section:Key=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Of every process, as they are at each start.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Off: the server prints the one-time link of a first run instead.</summary>
    public bool HasOwner { get; init; } = true;

    /// <summary>How many silos there are when they run apart.</summary>
    public int SiloCount { get; init; } = 1;

    /// <summary>The one that serves the console and the API.</summary>
    public ServerProcess Web { get; private set; } = null!;

    public IReadOnlyList<ServerProcess> Silos { get; private set; } = [];

    public ServerProcess? Portal { get; private set; }

    /// <summary>Ours when the product runs apart.</summary>
    public PostgreSqlServer? Database { get; private set; }

    public Uri Address => Web.Address;

    /// <summary>Where everything in one process keeps everything.</summary>
    public string DataFolder => _folder["data"];

    public string Output => string.Join('\n', Processes.Select(process => process.Output));

    public async Task Start(CancellationToken cancellationToken = default)
    {
        await Furnish(cancellationToken);
        foreach (var process in Processes)
        {
            await process.Start(cancellationToken);
        }
    }

    /// <summary>The owner, signed in.</summary>
    public async Task<OqupieApi> SignIn(CancellationToken cancellationToken = default)
    {
        var api = new OqupieApi(Address);
        await api.SignIn(OwnerEmail, OwnerPassword, cancellationToken);
        return api;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Processes.Reverse())
        {
            await process.DisposeAsync();
        }

        await (Database?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    private IEnumerable<ServerProcess> Processes => ((IEnumerable<ServerProcess?>)[.. Silos, Web, Portal]).OfType<ServerProcess>();

    private async Task Furnish(CancellationToken cancellationToken)
    {
        if (Kind is ProductKind.AllInOne)
        {
            Web = Process("AllInOne", []);
            return;
        }

        Database = new();
        await Database.InitializeAsync();
        string[] storage = ["--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={await Database.NewDatabase(cancellationToken)}"];
        Silos =
        [
            .. Enumerable.Range(0, SiloCount).Select(number => Process("Silo", [.. storage, .. Ports(), $"--Search:Directory={_folder[$"search-{number}"]}"])),
        ];
        (Web, Portal) = (Process("WebHost", storage), Process("Portal", storage));
    }

    private static IEnumerable<string> Ports() =>
    [
        "--Silo:AdvertisedAddress=127.0.0.1",
        string.Create(CultureInfo.InvariantCulture, $"--Silo:Port={FreePort.Next()}"),
        string.Create(CultureInfo.InvariantCulture, $"--Silo:GatewayPort={FreePort.Next()}"),
    ];

    private ServerProcess Process(string host, string[] storage) =>
        new(host, [$"--Storage:Directory={_folder["data"]}", .. storage, .. HasOwner ? Owner : [], .. Settings]) { Environment = Environment };
}
