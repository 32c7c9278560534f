using System.Runtime.Versioning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Oqupie.Contracts;
using Oqupie.ServiceDefaults.Folders;
using Oqupie.Testing.Servers;

namespace Oqupie.WebHost.Tests.Accounts;

/// <summary>What a version before left open is closed at the next start, and nothing else is touched.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFoldersTests : IDisposable
{
    private const UnixFileMode OpenFile = OwnerOnly.OfFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode OpenFolder = OwnerOnly.OfFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_ours_is_closed()
    {
        string[] files = ["oqupie.db", "oqupie.db-wal", "master.key", "blobs/acme/ab/abcd", "in-use"];
        Make(files);

        await Start();

        await Until.True(
            () => files.All(file => Mode(file) == OwnerOnly.OfFile),
            () => string.Join(", ", files.Select(file => $"{file} {Mode(file)}")),
            cancellationToken: Cancellation);
        Assert.All(["", "blobs", "blobs/acme", "blobs/acme/ab"], folder => Assert.Equal(OwnerOnly.OfFolder, Mode(folder)));
    }

    [Fact]
    public async Task Whatever_else_lies_there_stays_as_it_is()
    {
        Make("blobs/acme/ab/abcd", "photos/holiday.jpg");

        await Start(); // No database and no key: not a data folder of ours.

        await Until.True(() => Mode("blobs/acme/ab/abcd") == OwnerOnly.OfFile, () => "the blob stayed open", cancellationToken: Cancellation);
        Assert.Equal((OpenFolder, OpenFile), (Mode(""), Mode("photos/holiday.jpg")));
    }

    [Fact]
    public async Task A_link_is_not_followed()
    {
        Make("blobs/acme/ab/abcd", "elsewhere/their.txt");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "blobs", "link"), Path.Combine(_folder.FullName, "elsewhere"));

        await Start();

        await Until.True(() => Mode("blobs/acme/ab/abcd") == OwnerOnly.OfFile, () => "the blob stayed open", cancellationToken: Cancellation);
        Assert.Equal(OpenFile, Mode("elsewhere/their.txt"));
    }

    public void Dispose() => _folder.Dispose();

    private async Task Start()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Directory", _folder.FullName)]).Build();
        using var folders = new PrivateFolders(settings, NullLogger<PrivateFolders>.Instance);
        await folders.StartAsync(Cancellation);
        await folders.ExecuteTask!;
    }

    private UnixFileMode Mode(string path) => File.GetUnixFileMode(Path.Combine(_folder.FullName, path));

    private void Make(params string[] files)
    {
        File.SetUnixFileMode(_folder.FullName, OpenFolder);

        foreach (var file in files.Select(file => Path.Combine(_folder.FullName, file)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "");
            File.SetUnixFileMode(file, OpenFile);

            for (var folder = Path.GetDirectoryName(file)!; folder.Length > _folder.FullName.Length; folder = Path.GetDirectoryName(folder)!)
            {
                File.SetUnixFileMode(folder, OpenFolder);
            }
        }
    }
}
