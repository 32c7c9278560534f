using System.Globalization;
using System.Runtime.InteropServices;

namespace Oqupie.Testing.Servers;

internal enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

/// <summary>Processes as the kernel sees them: whose child is whose, who is alive, and signals to them.</summary>
internal static partial class ProcessTree
{
    public static void Send(int process, Signal signal) => _ = Kill(process, (int)signal);

    public static bool IsAlive(int process) => Stat(process) is { State: not ('Z' or 'X') };

    /// <summary>The process and everybody below it, oldest first.</summary>
    public static List<int> Of(int root)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Stat: Stat(id)))
            .Where(process => process.Stat is not null)
            .ToLookup(process => process.Stat!.Value.Parent, process => process.Id);
        var tree = new List<int> { root };
        for (var at = 0; at < tree.Count; at++)
        {
            tree.AddRange(parents[tree[at]]);
        }

        return tree;
    }

    private static (char State, int Parent)? Stat(int process)
    {
        try
        {
            // "123 (name, which may hold anything) S 1 …"
            var text = File.ReadAllText($"/proc/{process}/stat");
            var rest = text[(text.LastIndexOf(')') + 2)..].Split(' ', 3);
            return (rest[0][0], int.Parse(rest[1], CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // Gone.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
