namespace Oqupie.Channels.Calling;

/// <summary>More came than was to come.</summary>
internal sealed class TooLargeException() : IOException("More came than was to come.");

/// <summary>Reads what another stream has, up to a bound; beyond it, throws <see cref="TooLargeException"/>.</summary>
/// <param name="inner">What is read.</param>
/// <param name="most">In bytes.</param>
/// <param name="ending">Ends every reading, whatever its reader waits for: a sender may fall silent in the middle.</param>
internal sealed class BoundedStream(Stream inner, long most, CancellationToken ending) : Stream
{
    private long _left = most;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending);
        return Count(await inner.ReadAsync(buffer, either.Token));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read) => (_left -= read) >= 0 ? read : throw new TooLargeException();
}
