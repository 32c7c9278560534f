namespace Oqupie.Contracts;

/// <summary>
/// Makes files (0600) and folders (0700) that nobody but the user we run as may read, whatever this user's umask is. On Windows a folder says who may read
/// what lies in it, and nothing is done here.
/// </summary>
public static class OwnerOnly
{
    public const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public const UnixFileMode OfFolder = OfFile | UnixFileMode.UserExecute;

    /// <summary>The folder, and those above it that were not there: the system would make these as the umask says.</summary>
    public static DirectoryInfo Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        var folder = new DirectoryInfo(Path.GetFullPath(path));

        if (folder is { Exists: false, Parent: { Exists: false } above })
        {
            Folder(above.FullName);
        }

        return Directory.CreateDirectory(folder.FullName, OfFolder);
    }

    /// <summary>A file that may not be there yet, for ourselves alone while it is open.</summary>
    public static FileStream File(string path, FileMode mode, int bufferSize = 0, FileOptions options = FileOptions.None)
    {
        var how = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = bufferSize, Options = options };

        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OfFile;
        }

        return new(path, how);
    }
}
