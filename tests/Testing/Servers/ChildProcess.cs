using System.Collections.Immutable;
using System.Diagnostics;

namespace Oqupie.Testing.Servers;

/// <summary>
/// A program in a session of its own that ends with us however we end: <c>setpriv --pdeathsig KILL</c> (util-linux) has the kernel
/// kill it when the test process dies, and its children notice that their master is gone.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan PatienceWithStopping = TimeSpan.FromSeconds(20);
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

    public string Output => _output.ToString();

    /// <param name="user">Who the program runs as, if we are root; otherwise it runs as us.</param>
    public static async Task<ChildProcess> Start(
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
        string[] identity = user is not null && Environment.IsPrivilegedProcess ? ["--reuid", user, "--regid", user, "--init-groups"] : [];
        foreach (var argument in (IEnumerable<string>)["setpriv", .. identity, "--pdeathsig", "KILL", "--", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? ImmutableDictionary<string, string?>.Empty)
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(new Process { StartInfo = start });
        await Nursery.Start(child._process);
        child._process.StandardInput.Close();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a program to its end and insists that it succeeded.</summary>
    public static async Task Run(string program, IEnumerable<string> arguments, string? user = null)
    {
        await using var child = await Start(program, arguments, user);
        await child._process.WaitForExitAsync();
        if (child._process.ExitCode is not 0)
        {
            throw new InvalidOperationException($"{program} ended with {child._process.ExitCode}:\n{child.Output}");
        }
    }

    public void Send(Signal signal) => ProcessTree.Send(Id, signal);

    /// <summary>Asks it to stop and waits until it and its children are gone; kills those that do not hear.</summary>
    public async Task Stop(Signal signal = Signal.Terminate)
    {
        if (HasExited)
        {
            return;
        }

        var tree = ProcessTree.Of(Id);
        Send(signal);
        try
        {
            await Gone(tree, PatienceWithStopping);
        }
        catch (TimeoutException)
        {
            tree.ForEach(process => ProcessTree.Send(process, Signal.Kill));
            await Gone(tree, PatienceWithStopping);
        }

        await _exited.Task;
    }

    /// <summary>As a power cut: nobody in the tree gets to say anything.</summary>
    public async Task Kill()
    {
        if (HasExited)
        {
            return;
        }

        Send(Signal.Stop); // So that it has no more children while we count them.
        var tree = ProcessTree.Of(Id);
        tree.ForEach(process => ProcessTree.Send(process, Signal.Kill));
        await Gone(tree, PatienceWithStopping);
        await _exited.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }

    private Task Gone(List<int> tree, TimeSpan patience) =>
        Until.True(() => !tree.Exists(ProcessTree.IsAlive), () => $"{_process.StartInfo.ArgumentList[^1]} does not end:\n{Output}", patience);
}
