using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Uploads;
using Oqupie.Files;
using Oqupie.Files.Links;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Uploads;

/// <summary>Hands a file out to whoever has the address that a reply brought them.</summary>
internal sealed class FileLinkDesk(IGrainFactory grains, LinkKeys keys, IBlobStore blobs, TimeProvider clock)
{
    // Compared with what nobody signed, so that an address without an account costs what every other does.
    private static readonly byte[] NoKey = new byte[32];

    /// <summary>The file; null for an address that is none of ours, has ended or was taken back, of which nothing is told apart.</summary>
    /// <param name="text">The last part of the address.</param>
    /// <param name="counts">Whether this is a fetch.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<LinkedFile?> Open(string text, bool counts, CancellationToken cancellationToken)
    {
        if (FileLinkToken.Read(text) is not { } token)
        {
            return null;
        }

        var key = await keys.Of(token.Account);

        if (!token.IsGenuine(text, key ?? NoKey) || key is null || token.Until <= clock.GetUtcNow())
        {
            return null;
        }

        var links = grains.GetGrain<IFileLinksGrain>(new TicketId(token.Account, token.Ticket).ToString());

        if (!(await links.Fetch(token.Item, token.File, counts, cancellationToken)).Succeeded(out var file, out _)
            || await blobs.Open(token.Account, file.Sha256, cancellationToken) is not { } bytes)
        {
            return null;
        }

        return new(bytes, file.Name, file.Sha256);
    }
}

/// <param name="Bytes">From the beginning; closed by whoever sends it.</param>
/// <param name="Name">As the sender named it.</param>
/// <param name="Sha256">What it is.</param>
internal sealed record LinkedFile(Stream Bytes, string Name, string Sha256);
