using System.Buffers;
using Microsoft.AspNetCore.Http;
using Oqupie.Contracts;
using Oqupie.Contracts.Uploads;
using Oqupie.Files.Parts;

namespace Oqupie.WebHost.Uploads;

/// <summary>
/// Puts what comes behind what is there. The grain hears of bytes only after they are durable, every so often and at the end, so that a connection that is cut
/// or a process that dies loses little. With a checksum it hears of all of them together, or of none.
/// </summary>
internal sealed class Receiving(IUploadsGrain uploads, UploadTurn turn, IPart part, Checksum? checksum, TimeProvider clock)
{
    private const int BufferSize = 128 * 1024;
    private const long TellAfterBytes = 16 << 20;

    // A turn that says nothing for a minute ends, so both together are shorter.
    private static readonly TimeSpan TellAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Refusal Beyond = Refusal.Invalid("There are more bytes than the upload is long.", TusHeaders.Length, "too_large");
    private static readonly Refusal Mismatch = Refusal.Invalid("The bytes are not what the checksum says.", "Upload-Checksum", "checksum_mismatch");

    private Upload _upload = turn.Upload;
    private long _at = turn.Upload.Offset;
    private DateTimeOffset _told = clock.GetUtcNow();

    /// <param name="body">Read to its end, or until it is cut.</param>
    /// <param name="most">How long the whole may become.</param>
    public async Task<Outcome<Upload>> Take(Stream body, long most)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);

        try
        {
            while (true)
            {
                var read = await Read(body, buffer);

                if (read is null && checksum is not null)
                {
                    return Mismatch; // The rest is missing, so nobody can say whether this is right.
                }

                if (read is null or 0)
                {
                    break;
                }

                if (_at + read > most)
                {
                    return Beyond;
                }

                await part.Append(buffer.AsMemory(0, read.Value), CancellationToken.None);
                checksum?.Add(buffer.AsSpan(0, read.Value));
                _at += read.Value;

                if (await TellSometimes() is { } refusal)
                {
                    return refusal;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (checksum?.Matches() is false)
        {
            return Mismatch;
        }

        return await Tell(_at) is { } last ? last : _upload;
    }

    /// <summary>Keeps the turn while nothing more comes.</summary>
    public async Task Alive() => await Tell(_upload.Offset);

    // Null where it was cut: the sender is gone, or has said nothing for long. That the sender has gone is heard from the body itself, behind what had come.
    private async Task<int?> Read(Stream body, byte[] buffer)
    {
        using var patience = new CancellationTokenSource(Patience, clock);

        try
        {
            return await body.ReadAsync(buffer.AsMemory(0, BufferSize), patience.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or BadHttpRequestException)
        {
            return null;
        }
    }

    private async Task<Refusal?> TellSometimes()
    {
        if (_at - _upload.Offset < TellAfterBytes && clock.GetUtcNow() - _told < TellAfter)
        {
            return null;
        }

        return checksum is null ? await Tell(_at) : clock.GetUtcNow() - _told < TellAfter ? null : await Tell(_upload.Offset);
    }

    private async Task<Refusal?> Tell(long offset)
    {
        if (offset > _upload.Offset)
        {
            part.Flush();
        }

        if (!(await uploads.Advance(_upload.Id, turn.Turn, offset)).Succeeded(out var further, out var refusal))
        {
            return refusal;
        }

        (_upload, _told) = (further, clock.GetUtcNow());
        return null;
    }
}
