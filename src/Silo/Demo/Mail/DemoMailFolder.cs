using System.Globalization;
using Microsoft.Extensions.Options;
using Oqupie.Storage;

namespace Oqupie.Silo.Demo.Mail;

/// <summary>What the demo sent, as files that mail programs open (<c>.eml</c>), the newest 200 of them.</summary>
internal sealed class DemoMailFolder(IOptions<StorageOptions> storage, TimeProvider clock)
{
    private const int Most = 200;

    private readonly Lock _gate = new();
    private int _kept;

    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(storage.Value.Directory, "demo-mail"));

    public async Task Keep(ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path);
        var name = string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyyMMdd-HHmmss-fffffff}-{Interlocked.Increment(ref _kept)}.eml");
        await File.WriteAllBytesAsync(System.IO.Path.Combine(Path, name), mail, cancellationToken);

        lock (_gate)
        {
            // Names begin with the time.
            foreach (var old in Directory.GetFiles(Path, "*.eml").OrderDescending(StringComparer.Ordinal).Skip(Most))
            {
                File.Delete(old);
            }
        }
    }
}
