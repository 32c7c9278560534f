using System.Runtime.Versioning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;

namespace Oqupie.ServiceDefaults.Folders;

/// <summary>
/// Sees to it, at each start, that what we keep on this machine is its owner's alone: files are 0600 and folders 0700. New ones are made so; this is for those
/// that versions before, a backup or a copy have left open. On Windows folders inherit who may read them.
/// </summary>
internal sealed partial class PrivateFolders(IConfiguration configuration, ILogger<PrivateFolders> logger) : BackgroundService
{
    private static readonly EnumerationOptions All = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint, // A link may lead anywhere.
        IgnoreInaccessible = true,
        ReturnSpecialDirectories = false,
    };

    private string Data => Path.GetFullPath(Said("Storage:Directory", "oqupie-data"));

    /// <summary>The folders themselves before anything is served: then nobody else comes to what lies in them.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows())
        {
            FileSystemInfo[] first = [new FileInfo(Said("Security:MasterKeyFile", Path.Combine(Data, "master.key"))), .. Whole(), Indexes(), .. Databases()];

            foreach (var place in first.Where(place => place.Exists))
            {
                Close(place, [place]);
            }
        }

        return base.StartAsync(cancellationToken);
    }

    /// <summary>What lies in them may be a million files, and nobody waits for that.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();

        if (!OperatingSystem.IsWindows())
        {
            foreach (var folder in Whole().Where(folder => folder.Exists))
            {
                Close(folder, folder.EnumerateFileSystemInfos("*", All)
                    .Where(one => !one.FullName.StartsWith($"{Indexes().FullName}/", StringComparison.Ordinal))
                    .TakeWhile(_ => !stoppingToken.IsCancellationRequested));
            }
        }
    }

    /// <summary>Folders with nothing in them but ours: whoever keeps our things among others keeps those as they are.</summary>
    private IEnumerable<DirectoryInfo> Whole()
    {
        yield return new(Said("Files:Directory", Path.Combine(Data, "blobs")));

        if (IsOurs(new(Data)))
        {
            yield return new(Data);
        }
    }

    /// <summary>Closed as a folder; its files are made and taken away by the index as it likes.</summary>
    private DirectoryInfo Indexes() => new(Path.GetFullPath(Said("Search:Directory", Path.Combine(Data, "search"))));

    private IEnumerable<FileInfo> Databases() => Directory.Exists(Data) ? new DirectoryInfo(Data).EnumerateFiles("oqupie.db*") : [];

    // A folder like /tmp, the root or where somebody happens to work is not ours to close.
    private static bool IsOurs(DirectoryInfo folder) =>
        folder.Exists && folder.Parent is not null
        && (File.Exists(Path.Combine(folder.FullName, "oqupie.db")) || File.Exists(Path.Combine(folder.FullName, "master.key")))
        && folder.FullName.TrimEnd('/') != Environment.CurrentDirectory.TrimEnd('/')
        && (OperatingSystem.IsWindows() || (folder.UnixFileMode & UnixFileMode.StickyBit) is UnixFileMode.None);

    [UnsupportedOSPlatform("windows")]
    private void Close(FileSystemInfo place, IEnumerable<FileSystemInfo> found)
    {
        var closed = 0;

        foreach (var one in found)
        {
            try
            {
                var most = one is DirectoryInfo ? OwnerOnly.OfFolder : OwnerOnly.OfFile;

                if ((one.UnixFileMode & ~most) is not UnixFileMode.None)
                {
                    one.UnixFileMode &= most;
                    closed++;
                }
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // Taken away meanwhile, by who finished writing it.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogStaysOpen(e, one.FullName);
            }
        }

        if (closed > 0)
        {
            LogClosed(place.FullName, closed);
        }
    }

    private string Said(string setting, string unlessSaid) => configuration[setting] is { Length: > 0 } said ? said : unlessSaid;

    [LoggerMessage(LogLevel.Warning, "Others than its owner could read {Place}; {Count} files or folders there are the owner's alone now.")]
    private partial void LogClosed(string place, int count);

    [LoggerMessage(LogLevel.Warning, "{Place} can be read by others than its owner, and that could not be changed.")]
    private partial void LogStaysOpen(Exception exception, string place);
}
