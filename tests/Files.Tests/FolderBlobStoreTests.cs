using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Files.Tests;

public sealed class FolderBlobStoreTests : IDisposable
{
    private static readonly AccountId Acme = new("acme");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oqupie-blobs-");
    private readonly IBlobStore _blobs;

    public FolderBlobStoreTests() => _blobs = Store();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_put_in_is_read_again_by_its_hash()
    {
        var blob = await _blobs.Put(Acme, Bytes("안녕하세요"), Ended);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("안녕하세요"u8)), blob.Sha256);
        Assert.Equal("안녕하세요", await Text(await _blobs.Open(Acme, blob.Sha256, Ended)));
        Assert.Equal(blob.Size, await _blobs.Size(Acme, blob.Sha256, Ended));
    }

    [Fact]
    public async Task Blobs_and_their_folders_are_their_owners_alone()
    {
        await _blobs.Put(Acme, Bytes("secret"), Ended);

        Assert.All(Files(), file => Assert.Equal(OwnerOnly.OfFile, file.UnixFileMode));
        Assert.All(
            _folder.GetDirectories("*", SearchOption.AllDirectories), folder => Assert.Equal(OwnerOnly.OfFolder, folder.UnixFileMode));
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_file()
    {
        var first = await _blobs.Put(Acme, Bytes("twice"), Ended);
        var second = await _blobs.Put(Acme, Bytes("twice"), Ended);

        Assert.Equal(first, second);
        Assert.Single(Files());
    }

    [Fact]
    public async Task Many_writers_of_one_blob_all_get_it()
    {
        var bytes = RandomNumberGenerator.GetBytes(1_000_000);

        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _blobs.Put(Acme, new MemoryStream(bytes), Ended), Ended)));

        Assert.Single(all.Distinct());
        Assert.Single(Files());
        Assert.Equal(bytes, await Content(await _blobs.Open(Acme, all[0].Sha256, Ended)));
    }

    [Fact]
    public async Task Another_account_does_not_see_it()
    {
        var blob = await _blobs.Put(Acme, Bytes("ours"), Ended);

        Assert.Null(await _blobs.Open(new("other"), blob.Sha256, Ended));
        Assert.Null(await _blobs.Size(new("other"), blob.Sha256, Ended));
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        var blob = await _blobs.Put(Acme, Stream.Null, Ended);

        Assert.Equal(0, await _blobs.Size(Acme, blob.Sha256, Ended));
    }

    [Fact]
    public async Task Too_much_is_refused_and_leaves_nothing()
    {
        await Assert.ThrowsAsync<BlobTooLargeException>(() => _blobs.Put(Acme, Bytes("12345"), maxSize: 4, Ended));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task Exactly_the_limit_is_taken() => Assert.Equal(5, (await _blobs.Put(Acme, Bytes("12345"), maxSize: 5, Ended)).Size);

    [Fact]
    public async Task A_source_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => _blobs.Put(Acme, new BreakingStream(after: 500_000), Ended));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_a_killed_process_left_is_swept_and_what_is_being_written_is_not()
    {
        var unfinished = Directory.CreateDirectory(Path.Combine(_folder.FullName, ".unfinished"));
        await File.WriteAllTextAsync(Path.Combine(unfinished.FullName, "left"), "half a ma", Ended);
        var slow = new HeldStream();
        var writing = _blobs.Put(Acme, slow, Ended);
        await slow.Reached;

        Assert.Equal(1, Store().Sweep());

        slow.Release();
        Assert.Equal("held", await Text(await _blobs.Open(Acme, (await writing).Sha256, Ended)));
        Assert.Single(Files());
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    [InlineData("../../../../../../../../../../../../../../../../../../../../etc/")]
    public async Task What_is_no_hash_is_not_there(string hash)
    {
        Assert.Null(await _blobs.Open(Acme, hash, Ended));
        Assert.Null(await _blobs.Size(Acme, hash, Ended));
    }

    [Theory]
    [InlineData("../other")]
    [InlineData(".unfinished")]
    [InlineData("")]
    public async Task What_is_no_account_is_refused(string account) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _blobs.Put(new(account), Bytes("x"), Ended));

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<byte[]> Content(Stream? stream)
    {
        Assert.NotNull(stream);
        await using var opened = stream;
        using var copy = new MemoryStream();
        await opened.CopyToAsync(copy, Ended);
        return copy.ToArray();
    }

    private static async Task<string> Text(Stream? stream) => Encoding.UTF8.GetString(await Content(stream));

    private FolderBlobStore Store() => new(Options.Create(new FilesOptions { Directory = _folder.FullName }));

    private FileInfo[] Files() => _folder.GetFiles("*", SearchOption.AllDirectories);

    private sealed class BreakingStream(int after) : ReadOnlyStream
    {
        private int _given;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            (_given += buffer.Length) > after ? throw new IOException("The line went dead.") : ValueTask.FromResult(buffer.Length);
    }

    private sealed class HeldStream : ReadOnlyStream
    {
        private readonly TaskCompletionSource _reached = new();
        private readonly TaskCompletionSource _released = new();
        private bool _given;

        public Task Reached => _reached.Task;

        public void Release() => _released.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _reached.TrySetResult();
            await _released.Task;
            var count = _given ? 0 : Encoding.UTF8.GetBytes("held", buffer.Span);
            _given = true;
            return count;
        }
    }
}
