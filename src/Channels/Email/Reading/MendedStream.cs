namespace Oqupie.Channels.Email.Reading;

/// <summary>
/// The same bytes, as many, with the line ends that a parser needs: a carriage return that stands alone is a line feed, and so is each byte of a stretch that
/// is to end the headers. Nothing is copied, so that a mail of any size can be read through it.
/// </summary>
internal sealed class MendedStream(Stream raw, bool loneReturns, long blankFrom, long blankTo) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => raw.Length;

    public override long Position
    {
        get => raw.Position;
        set => raw.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var start = raw.Position;
        var read = raw.Read(buffer);
        var isFollowed = loneReturns && read > 0 && buffer[read - 1] is (byte)'\r' && NextIsLineFeed();
        Mend(buffer[..read], start, isFollowed);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => raw.Seek(offset, origin);

    public override void Flush() => raw.Flush();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool NextIsLineFeed()
    {
        var next = raw.ReadByte();
        raw.Position -= next < 0 ? 0 : 1;
        return next is '\n';
    }

    private void Mend(Span<byte> bytes, long start, bool isFollowed)
    {
        for (var i = (int)Math.Max(0, blankFrom - start); start + i < blankTo && i < bytes.Length; i++)
        {
            bytes[i] = (byte)'\n';
        }

        for (var at = loneReturns ? bytes.IndexOf((byte)'\r') : -1; at >= 0;)
        {
            var isLone = at + 1 < bytes.Length ? bytes[at + 1] is not (byte)'\n' : !isFollowed;
            bytes[at] = isLone ? (byte)'\n' : bytes[at];
            at = bytes[(at + 1)..].IndexOf((byte)'\r') is >= 0 and var next ? at + 1 + next : -1;
        }
    }
}
