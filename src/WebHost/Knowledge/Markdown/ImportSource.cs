using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>
/// What was handed in: the files of a zip, or one Markdown file. Everything is counted while it is read, since a zip says of itself what it likes.
/// </summary>
internal sealed class ImportSource : IDisposable
{
    private const long FreeBytes = 10 << 20;
    private const int LargestText = 1 << 20;
    private const int LongestName = 300;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Refusal NoZip = Refusal.Invalid("That is neither a zip nor a text.", "file", "not_zip_or_text");

    private readonly SortedDictionary<string, Func<Stream>> _files = new(StringComparer.Ordinal);
    private readonly List<ImportedFile> _passedOver = [];
    private ZipArchive? _zip;
    private long _left;

    private ImportSource(long left) => _left = left;

    /// <summary>The Markdown files, in the order of their paths.</summary>
    public IEnumerable<string> Texts => _files.Keys.Where(IsText);

    /// <summary>What is not even looked at.</summary>
    public IReadOnlyList<ImportedFile> PassedOver => _passedOver;

    /// <param name="upload">Can be read from any place of it.</param>
    /// <param name="name">What a single file is called.</param>
    /// <param name="language">The brand's.</param>
    /// <param name="limits">How much is too much.</param>
    public static Outcome<ImportSource> Open(Stream upload, string name, string language, ImportOptions limits)
    {
        var source = new ImportSource(Math.Min(limits.MaxInflatedBytes, FreeBytes + (upload.Length * limits.MaxRatio)));
        Span<byte> start = stackalloc byte[4];

        if (upload.ReadAtLeast(start, 4, throwOnEndOfStream: false) < 4
            || BinaryPrimitives.ReadUInt32LittleEndian(start) is not (ZipBounds.File or ZipBounds.End))
        {
            upload.Position = 0;
            var text = Read(upload, LargestText + 1);
            source._files[IsText(name) ? name : name + ArticleMarkdown.Extension] = () => new MemoryStream(text);
            return text.Length is 0 ? NoZip : source;
        }

        if (ZipBounds.CountEntries(upload, limits.MaxFiles) > limits.MaxFiles)
        {
            return Refusal.Invalid($"A zip holds at most {limits.MaxFiles} files.", "file", "too_large");
        }

        try
        {
            source._zip = new ZipArchive(upload, ZipArchiveMode.Read, leaveOpen: true, new EntryNameEncoding(language));
            source.List();
            return source;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException)
        {
            source.Dispose();
            return NoZip;
        }
    }

    public bool Has(string file) => _files.ContainsKey(file);

    /// <summary>The text, its lines ended by "\n"; or why there is none.</summary>
    public (string? Text, ImportedFile? Skipped) Read(string file)
    {
        if (!TryRead(file, LargestText, out var bytes, out var skipped))
        {
            return (null, skipped);
        }

        try
        {
            return (StrictUtf8.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes)
                .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\0', '\uFFFD'), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, ImportSkips.NotUtf8(file));
        }
    }

    /// <summary>The picture's bytes; null where there is none of a size that an article may hold.</summary>
    public byte[]? Picture(string file) => TryRead(file, PictureShelf.Largest, out var bytes, out _) ? bytes : null;

    /// <summary>Takes folders away that lie around everything, as in zips that were made of a folder.</summary>
    /// <param name="isMeant">Folders that mean something for all that.</param>
    public void Unwrap(Func<string, bool> isMeant)
    {
        while (Texts.Select(text => text.Split('/')[0]).Distinct(StringComparer.Ordinal).ToList() is [var only]
            && !isMeant(only) && Texts.All(text => text.Count(c => c is '/') > 1))
        {
            TakeOut(only);
        }
    }

    public void Dispose() => _zip?.Dispose();

    private void List()
    {
        foreach (var entry in _zip!.Entries.Where(entry => entry.FullName is not [.., '/' or '\\']))
        {
            var path = EntryPaths.Clean(entry.FullName);
            var shown = entry.FullName[..Math.Min(entry.FullName.Length, LongestName)];

            if (path is null)
            {
                _passedOver.Add(ImportSkips.OutOfTheZip(shown));
            }
            else if (path.Split('/').Any(part => part is ['.', ..] or "__MACOSX"))
            {
                continue; // What file managers leave there.
            }
            else if (!IsText(path) && !IsPicture(path))
            {
                _passedOver.Add(ImportSkips.NoMarkdown(shown));
            }
            else if (!_files.TryAdd(path, () => entry.IsEncrypted ? throw new InvalidDataException("Encrypted.") : entry.Open()))
            {
                _passedOver.Add(ImportSkips.Twice(shown));
            }
        }
    }

    private void TakeOut(string folder)
    {
        foreach (var (path, open) in _files.Where(file => file.Key.StartsWith($"{folder}/", StringComparison.Ordinal)).ToList())
        {
            _files.Remove(path);
            _files.TryAdd(path[(folder.Length + 1)..], open);
        }
    }

    private bool TryRead(string file, int most, out byte[] bytes, out ImportedFile? skipped)
    {
        bytes = [];
        skipped = null;

        if (!_files.TryGetValue(file, out var open))
        {
            skipped = ImportSkips.Broken(file);
            return false;
        }

        try
        {
            using var stream = open();
            bytes = Read(stream, (int)Math.Min(most, _left) + 1);
            _left -= bytes.Length;
            skipped = bytes.Length <= most && _left >= 0 ? null : _left < 0 ? ImportSkips.TooMuch(file) : ImportSkips.TooLarge(file);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            skipped = ImportSkips.Broken(file);
        }

        return skipped is null;
    }

    private static byte[] Read(Stream stream, int most)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];

        while (bytes.Length < most && stream.Read(buffer, 0, (int)Math.Min(buffer.Length, most - bytes.Length)) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static bool IsText(string path) =>
        path.EndsWith(ArticleMarkdown.Extension, StringComparison.OrdinalIgnoreCase) || path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);

    private static bool IsPicture(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PNG" or ".JPG" or ".JPEG" or ".GIF" or ".WEBP";
}
