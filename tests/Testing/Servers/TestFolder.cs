using System.Diagnostics.CodeAnalysis;

namespace Oqupie.Testing.Servers;

/// <summary>
/// A temporary folder that goes with its owner. When the test process was killed the next one sweeps it away:
/// a folder lives as long as somebody holds the lock on its lock file, and the kernel lets go of locks.
/// </summary>
public sealed class TestFolder : IDisposable
{
    // Short, because paths of Unix sockets inside must stay under 108 characters.
    private const string Prefix = "oqupie-";
    private static readonly Lazy<bool> Swept = new(Sweep);
    private readonly FileStream _lock;

    public TestFolder()
    {
        _ = Swept.Value;
        (FullName, _lock) = Create();
        if (!OperatingSystem.IsWindows())
        {
            // Servers that drop root must be able to walk through.
            File.SetUnixFileMode(FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }

    public string FullName { get; }

    public string this[string inside] => Path.Combine(FullName, inside);

    public void Dispose()
    {
        Delete(FullName);
        _lock.Dispose();
    }

    private static (string Path, FileStream Lock) Create()
    {
        while (true)
        {
            var path = Path.Combine(Path.GetTempPath(), Prefix + Guid.NewGuid().ToString("n")[..8]);
            Directory.CreateDirectory(path);
            if (TryLock(path, out var held))
            {
                return (path, held);
            }
        }
    }

    private static bool Sweep()
    {
        foreach (var path in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "????????"))
        {
            if (File.Exists(LockOf(path)) && TryLock(path, out var held))
            {
                Delete(path);
                held.Dispose();
            }
        }

        return true;
    }

    private static bool TryLock(string path, [NotNullWhen(true)] out FileStream? held)
    {
        try
        {
            held = new FileStream(LockOf(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held = null; // Somebody lives there.
            return false;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A killed server's last child may still be writing; the next test process sweeps.
        }
    }

    private static string LockOf(string path) => Path.Combine(path, ".lock");
}
