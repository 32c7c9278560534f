using Microsoft.Win32.SafeHandles;

namespace Oqupie.Search.Index;

/// <summary>A file that no longer changes, by pages. Any number of threads read it.</summary>
internal sealed class PagedFile : IDisposable
{
    public const int PageSize = 8192;

    private readonly SafeFileHandle _file;
    private readonly PageCache _cache;
    private readonly byte[]?[] _pages;
    private readonly bool[] _used;
    private readonly string _path;

    /// <exception cref="FileNotFoundException">There is none.</exception>
    public PagedFile(string path, PageCache cache)
    {
        (_path, _cache) = (path, cache);
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
        Length = RandomAccess.GetLength(_file);
        var count = (int)((Length + PageSize - 1) / PageSize);
        _pages = new byte[count][];
        _used = new bool[count];
    }

    /// <summary>In bytes, as it was when it was opened.</summary>
    public long Length { get; }

    /// <summary>The last one is as long as what is left.</summary>
    /// <exception cref="EndOfStreamException">The file has become shorter: it is damaged.</exception>
    public byte[] Page(int number)
    {
        if (Volatile.Read(ref _pages[number]) is not { } page)
        {
            return Load(number);
        }

        if (!_used[number])
        {
            _used[number] = true;
        }

        return page;
    }

    /// <summary>A page for who reads on and on and will hardly come again: one that is kept, or else the buffer, filled with it.</summary>
    /// <inheritdoc cref="Page" path="/exception"/>
    public byte[] PageInPassing(int number, ref byte[]? buffer)
    {
        if (Volatile.Read(ref _pages[number]) is { } page)
        {
            return page;
        }

        buffer ??= GC.AllocateUninitializedArray<byte>(PageSize);
        Fill(number, buffer);
        return buffer;
    }

    /// <summary>Whether the page was asked for again since this was asked last.</summary>
    public bool WasUsed(int number)
    {
        var used = _used[number];
        _used[number] = false;
        return used && _pages[number] is not null;
    }

    /// <summary>Who reads the page still has it; the next one reads the file.</summary>
    public void Drop(int number) => Volatile.Write(ref _pages[number], null);

    public void Dispose()
    {
        _file.Dispose();
        Array.Clear(_pages);
    }

    private byte[] Load(int number)
    {
        var page = GC.AllocateUninitializedArray<byte>(LengthOf(number));
        Fill(number, page);
        Volatile.Write(ref _pages[number], page);
        _cache.Keep(this, number);
        return page;
    }

    private int LengthOf(int number) => (int)Math.Min(PageSize, Length - ((long)number * PageSize));

    private void Fill(int number, byte[] page)
    {
        var from = (long)number * PageSize;
        var length = LengthOf(number);

        for (var filled = 0; filled < length;)
        {
            var read = RandomAccess.Read(_file, page.AsSpan(filled, length - filled), from + filled);
            filled += read > 0 ? read : throw new EndOfStreamException($"Nothing at {from + filled}: {_path}");
        }
    }
}
