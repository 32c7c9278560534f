namespace Oqupie.Testing.Servers;

/// <summary>
/// One of our hosts as a process of its own, from the build this test belongs to. It keeps its port over <see cref="Kill"/> and
/// <see cref="Start"/>, so clients find it again.
/// </summary>
/// <param name="host">The project: <c>AllInOne</c>, <c>Silo</c>, <c>WebHost</c> or <c>Portal</c>.</param>
/// <param name="arguments">Settings as <c>--Section:Key=value</c>; the address is added.</param>
public sealed class ServerProcess(string host, params IReadOnlyList<string> arguments) : IAsyncDisposable
{
    private static readonly TimeSpan PatienceWithAnswer = TimeSpan.FromSeconds(2);
    private readonly HttpClient _http = new() { Timeout = PatienceWithAnswer };
    private ChildProcess? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    /// <summary>It has started when this answers with success.</summary>
    public string Health { get; init; } = "/health/ready";

    /// <summary>Environment variables beside those of the test process, as they are at each start.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The program of a project, in the build this test belongs to.</summary>
    public static string FileOf(string project) => Build.HostFile(project);

    public bool HasEnded => Running.HasExited;

    /// <summary>The process id, to measure it.</summary>
    public int Id => Running.Id;

    /// <summary>What it wrote last, since its latest start.</summary>
    public string Output => _process?.Output ?? "";

    /// <summary>What it ended with.</summary>
    public int ExitCode => Running.ExitCode;

    public async Task Start(CancellationToken cancellationToken = default)
    {
        Launch();
        await Running.WaitFor(IsHealthy, $"{host} does not answer on {new Uri(Address, Health)}", Patience, cancellationToken);
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public void Launch()
    {
        if (_process is { HasExited: false })
        {
            return;
        }

        var file = Build.HostFile(host);
        _process = ChildProcess.Start(
            Build.DotnetHost,
            [file, "--urls", Address.GetLeftPart(UriPartial.Authority), .. arguments],
            workingDirectory: Path.GetDirectoryName(file),
            environment: Environment);
    }

    /// <summary>SIGKILL: nothing is written out, nobody is told.</summary>
    public Task Kill() => Running.Kill();

    /// <summary>Waits until it has ended by itself, and clears away what is left of it.</summary>
    public async Task WaitForEnd(CancellationToken cancellationToken = default)
    {
        await Until.True(() => Running.HasExited, () => $"{host} lives on:\n{Output}", Patience, cancellationToken);
        await Running.Kill();
    }

    /// <summary>SIGTERM: it may finish what it does.</summary>
    public Task Stop() => Running.Stop();

    /// <summary>SIGSTOP: alive, but it does nothing, as a machine that swaps or a virtual one that was paused.</summary>
    public void Freeze() => Running.Send(Signal.Stop);

    public void Thaw() => Running.Send(Signal.Continue);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private ChildProcess Running => _process ?? throw new InvalidOperationException($"{host} was not started.");

    private async Task<bool> IsHealthy(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(Address, Health), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false; // Not listening yet, or too busy starting.
        }
    }
}
