using Lucene.Net.Store;

namespace Oqupie.Search.Index;

/// <summary>Reads a part of a file, one thread's at a time; its clones are other threads'.</summary>
internal sealed class PagedInput : IndexInput
{
    private const int LongestNumber = 5;

    // No page comes after it.
    private const int NoPage = -2;

    private readonly PagedFile _file;
    private readonly long _start;
    private bool _ownsFile;
    private byte[] _page = [];
    private byte[]? _passing;
    private int _number = NoPage;
    private long _pageStart;
    private int _at;
    private int _end;

    public PagedInput(string name, PagedFile file, long start, long length, bool ownsFile = true)
        : base(name)
    {
        (_file, _start, Length, _ownsFile) = (file, start, length, ownsFile);
        _pageStart = start;
    }

    public override long Length { get; }

    public override long Position => _pageStart + _at - _start;

    public override void Seek(long pos)
    {
        var inPage = _start + pos - _pageStart;

        if (inPage >= 0 && inPage < _end)
        {
            _at = (int)inPage;
            return;
        }

        (_pageStart, _at, _end) = (_start + pos, 0, 0);
    }

    public override byte ReadByte()
    {
        if (_at == _end)
        {
            Turn();
        }

        return _page[_at++];
    }

    public override void ReadBytes(byte[] b, int offset, int len)
    {
        for (var to = b.AsSpan(offset, len); to.Length > 0;)
        {
            if (_at == _end)
            {
                Turn();
            }

            var count = Math.Min(to.Length, _end - _at);
            _page.AsSpan(_at, count).CopyTo(to);
            _at += count;
            to = to[count..];
        }
    }

    public override int ReadVInt32()
    {
        if (_end - _at < LongestNumber)
        {
            return base.ReadVInt32();
        }

        var page = _page;
        var at = _at;
        var b = page[at++];
        var number = b & 0x7F;

        for (var shift = 7; b > 0x7F && shift < 35; shift += 7)
        {
            b = page[at++];
            number |= (b & 0x7F) << shift;
        }

        _at = at;
        return number;
    }

    public override object Clone()
    {
        var clone = (PagedInput)base.Clone();
        clone._ownsFile = false;

        // What is read in passing is read into a buffer that the clone must not share.
        (clone._page, clone._passing, clone._number, clone._pageStart, clone._at, clone._end) = ([], null, NoPage, _pageStart + _at, 0, 0);
        return clone;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _ownsFile)
        {
            _file.Dispose();
        }
    }

    /// <exception cref="EndOfStreamException">The part ends here: it is damaged, or read wrongly.</exception>
    private void Turn()
    {
        var position = _pageStart + _at;

        if (position >= _start + Length)
        {
            throw new EndOfStreamException($"Nothing at {position}: {this}");
        }

        var number = (int)(position / PagedFile.PageSize);
        _page = number == _number + 1 ? _file.PageInPassing(number, ref _passing) : _file.Page(number);
        _number = number;
        _pageStart = (long)number * PagedFile.PageSize;
        _at = (int)(position - _pageStart);
        _end = (int)Math.Min(PagedFile.PageSize, _start + Length - _pageStart);
    }
}
