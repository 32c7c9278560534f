using System.Collections.Immutable;
using System.Diagnostics;

namespace Oqupie.Testing.Servers;

/// <summary>
/// A program in a session of its own that ends with us however we end. A guard beside it reads from a pipe that only we can write to;
/// when we are gone the kernel closes the pipe, and the guard kills the whole process group. (A parent-death signal would not do:
/// the kernel forgets it when a server changes its user, and children of a killed master may live on.)
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan PatienceWithStopping = TimeSpan.FromSeconds(20);
    private const string WithGuard = "exec 3<&0 </dev/null; { read -r _ <&3; kill -KILL 0; } & exec 3<&-; exec \"$@\"";
    private readonly Process _process;
    private readonly OutputTail _output = new();
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process)
    {
        _process = process;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _exited.TrySetResult();
        process.OutputDataReceived += (_, line) => _output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => _output.Add(line.Data);
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Once it has exited.</summary>
    public int ExitCode => _process.ExitCode;

    public string Output => _output.ToString();

    /// <param name="user">Who the program runs as, if we are root; otherwise it runs as us.</param>
    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        string? user = null,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo("setsid")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? "/",
        };
        string[] identity = user is not null && Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", user, "--regid", user, "--init-groups", "--"] : [];
        foreach (var argument in (IEnumerable<string>)["sh", "-c", WithGuard, "guard", .. identity, program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? ImmutableDictionary<string, string?>.Empty)
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(new Process { StartInfo = start });
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a program to its end and insists that it succeeded.</summary>
    public static async Task Run(string program, IEnumerable<string> arguments, string? user = null)
    {
        await using var child = Start(program, arguments, user);
        await child._exited.Task;
        if (child._process.ExitCode is not 0)
        {
            throw new InvalidOperationException($"{program} ended with {child._process.ExitCode}:\n{await child.LastWords()}");
        }
    }

    /// <summary>Waits until it answers; fails with what it wrote when it ends instead or takes too long.</summary>
    public Task WaitFor(Func<CancellationToken, Task<bool>> answer, string complaint, TimeSpan? patience, CancellationToken cancellationToken) =>
        Until.True(
            async cancel => HasExited ? throw new InvalidOperationException($"{complaint}, it has ended:\n{await LastWords()}") : await answer(cancel),
            () => $"{complaint}:\n{Output}",
            patience,
            cancellationToken);

    public void Send(Signal signal)
    {
        if (!HasExited)
        {
            ProcessTree.Send(Id, signal);
        }
    }

    /// <summary>Asks it to stop and waits until it and its children are gone; kills those that do not hear.</summary>
    public async Task Stop(Signal signal = Signal.Terminate)
    {
        var tree = Tree;
        Send(signal);
        await Task.WhenAny(_exited.Task, Task.Delay(PatienceWithStopping, TimeProvider.System));
        await End(tree);
    }

    /// <summary>As a power cut: nobody in the tree gets to say anything.</summary>
    public async Task Kill()
    {
        Send(Signal.Stop); // So that it has no more children while we count them.
        var tree = Tree;
        tree.ForEach(process => ProcessTree.Send(process, Signal.Kill));
        await End(tree);
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }

    private List<int> Tree => HasExited ? [] : ProcessTree.Of(Id);

    /// <summary>The guard kills what is left, and itself.</summary>
    private async Task End(List<int> tree)
    {
        _process.StandardInput.Close();
        await _exited.Task;
        await Until.True(() => !tree.Exists(ProcessTree.IsAlive), () => $"{_process.StartInfo.ArgumentList[^1]} does not end:\n{Output}");
    }

    private async Task<string> LastWords()
    {
        await End([]);
        await _process.WaitForExitAsync(); // Until the output is read to its end, too.
        return Output;
    }
}
