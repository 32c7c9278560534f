using System.Buffers;
using System.Security.Cryptography;
using Oqupie.Contracts;

namespace Oqupie.Files.Parts;

/// <param name="file">Open for this writer alone, standing at its end.</param>
internal sealed class Part(FileStream file) : IPart
{
    private const int BufferSize = 1 << 20;
    private const int AliveEvery = 64;

    public long Length => file.Length;

    public async Task Append(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException($"The parts cannot be written: {e.Message}");
        }
    }

    public void Flush()
    {
        try
        {
            file.Flush(flushToDisk: true);
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException($"The parts cannot be written: {e.Message}");
        }
    }

    public async Task<string> Hash(Func<Task> alive, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        file.Position = 0;

        try
        {
            for (var reads = 1; await file.ReadAsync(buffer, cancellationToken) is > 0 and var read; reads++)
            {
                hash.AppendData(buffer, 0, read);

                if (reads % AliveEvery is 0)
                {
                    await alive();
                }
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => file.Dispose();
}
