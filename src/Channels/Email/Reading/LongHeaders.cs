using System.Buffers;

namespace Oqupie.Channels.Email.Reading;

/// <summary>
/// Looks for headers so long that a parser takes minutes over them: its time grows with the square of a part's parameters, and of ids in a mail's references.
/// </summary>
internal static class LongHeaders
{
    /// <summary>In bytes, with the lines that go on. The longest of honest mail have a few hundred.</summary>
    private const int LongestOfPart = 32 * 1024;

    private const int Longest = 512 * 1024;

    /// <exception cref="TooMuchMailException">There is one.</exception>
    public static void Check(Stream bytes, CancellationToken cancellationToken)
    {
        var start = bytes.Position;
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        Span<byte> name = stackalloc byte[19];
        var column = 0;
        var length = 0; // Of the header of a part that we are in; zero elsewhere.
        var top = 0; // Of the mail's own header that we are in; below zero behind them.

        try
        {
            while (bytes.Read(buffer) is > 0 and var read)
            {
                cancellationToken.ThrowIfCancellationRequested();

                foreach (var one in buffer.AsSpan(0, read))
                {
                    if (one is (byte)'\n')
                    {
                        top = column is 0 || (column is 1 && name[0] == ('\r' | 0x20)) ? -1 : top;
                        column = 0;
                        continue;
                    }

                    top = top < 0 ? -1 : column is 0 && one is not ((byte)' ' or (byte)'\t') ? 0 : top + 1;

                    length = column is 0 && one is not ((byte)' ' or (byte)'\t') ? 0
                        : one is (byte)':' && length is 0 && IsOfPart(name[..Math.Min(column, name.Length)], column) ? 1
                        : length > 0 ? length + 1 : 0;

                    if (length > LongestOfPart)
                    {
                        throw new TooMuchMailException($"A header that says what a part of it is has more than {LongestOfPart / 1024} KB.");
                    }

                    if (top > Longest)
                    {
                        throw new TooMuchMailException($"A header of it has more than {Longest / 1024} KB.");
                    }

                    if (column < name.Length)
                    {
                        name[column] = (byte)(one | 0x20);
                    }

                    column++;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        bytes.Position = start;
    }

    private static bool IsOfPart(ReadOnlySpan<byte> name, int column) =>
        column == name.Length && (name.SequenceEqual("content-type"u8) || name.SequenceEqual("content-disposition"u8));
}
