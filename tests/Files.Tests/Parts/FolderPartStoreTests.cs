using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Accounts;
using Oqupie.Files.Parts;

namespace Oqupie.Files.Tests.Parts;

public sealed class FolderPartStoreTests : IDisposable
{
    private static readonly AccountId Acme = new("acme");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oqupie-parts-");
    private readonly FolderBlobStore _blobs;
    private readonly FolderPartStore _parts;

    public FolderPartStoreTests()
    {
        var options = Options.Create(new FilesOptions { Directory = _folder.FullName });
        _blobs = new(options);
        _parts = new(_blobs, options);
    }

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_comes_in_parts_is_a_blob_when_it_is_whole()
    {
        await Append("one", 0, "0123456"u8.ToArray());
        await Append("one", 4, "456789"u8.ToArray()); // What lies behind the offset was never said to be there.
        var sha256 = Convert.ToHexStringLower(SHA256.HashData("0123456789"u8));

        using (var part = _parts.Open(Acme, "one", 10))
        {
            Assert.Equal(sha256, await part!.Hash(() => Task.CompletedTask, Ended));
        }

        _parts.Publish(Acme, "one", new(sha256, 10));
        _parts.Publish(Acme, "one", new(sha256, 10));

        Assert.Equal(10, await _blobs.Size(Acme, sha256, Ended));
        Assert.Empty(new DirectoryInfo(Path.Combine(_folder.FullName, ".parts")).GetFiles("*", SearchOption.AllDirectories));
    }

    [Fact]
    public void One_writes_at_a_time()
    {
        using (_parts.Open(Acme, "one", 0))
        {
            Assert.Null(_parts.Open(Acme, "one", 0));
            Assert.NotNull(_parts.Open(Acme, "two", 0));
        }

        using var next = _parts.Open(Acme, "one", 0);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task What_the_disk_has_lost_shows()
    {
        await Append("one", 0, [1, 2]);

        using var part = _parts.Open(Acme, "one", 5);

        Assert.Equal(2, part!.Length);
    }

    [Fact]
    public async Task What_nobody_finished_is_taken_away_and_what_is_written_is_not()
    {
        await Append("old", 0, [1]);
        await Append("new", 0, [1]);
        var old = new DirectoryInfo(_folder.FullName).GetFiles("old", SearchOption.AllDirectories).Single();
        old.LastWriteTimeUtc = old.LastWriteTimeUtc.AddDays(-2);

        Assert.Equal(1, _parts.Sweep(new DateTimeOffset(old.LastWriteTimeUtc).AddDays(1)));

        Assert.Equal(["new"], new DirectoryInfo(_folder.FullName).GetFiles("*", SearchOption.AllDirectories).Select(file => file.Name));
    }

    [Theory]
    [InlineData("../one")]
    [InlineData("")]
    [InlineData("A")]
    public void A_name_is_no_path(string id) => Assert.Throws<ArgumentException>(() => _parts.Open(Acme, id, 0));

    private async Task Append(string id, long offset, byte[] bytes)
    {
        using var part = _parts.Open(Acme, id, offset);
        await part!.Append(bytes, Ended);
        part.Flush();
    }
}
