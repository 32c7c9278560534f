using Oqupie.Channels.Calling;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Line;

/// <summary>Puts what people send beside words into the blob store. LINE keeps it for a while only, so it is fetched when the message is taken in.</summary>
internal sealed class LineFiles(LineCalls calls, IBlobStore blobs, TimeProvider clock)
{
    /// <summary>
    /// As long a message waits for its file, and with it all that came in with it; then it is taken in without. LINE prepares videos in seconds.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="account">Whose blobs.</param>
    /// <param name="line">The account at LINE.</param>
    /// <param name="wanted">What is to be fetched.</param>
    /// <param name="sentAt">When it was sent; null where nobody knows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ChannelFailedException">It cannot be had just now; it may later.</exception>
    public async Task<LineFile> Fetch(AccountId account, LineSettings line, WantedFile wanted, DateTimeOffset? sentAt, CancellationToken cancellationToken)
    {
        if (wanted.Size > LineCalls.LargestFile)
        {
            return new(LineFileFate.TooLarge);
        }

        Blob? blob = null;
        var answer = await calls.File(line, wanted.Message, async stream => blob = await Put(account, stream, cancellationToken), cancellationToken);

        return answer.Status switch
        {
            200 when blob is not null => new(LineFileFate.Fetched) { File = Named(wanted, answer, blob) },
            413 => new(LineFileFate.TooLarge),
            404 or 410 => new(LineFileFate.Gone),
            401 or 403 => new(LineFileFate.NotAllowed),
            202 => Later(sentAt, answer.Pause),
            _ => answer.GoesBy ? Later(sentAt, answer.Pause) : new(LineFileFate.NotGiven),
        };
    }

    // 202: LINE still prepares it.
    private LineFile Later(DateTimeOffset? sentAt, TimeSpan? pause) => sentAt is { } at && (clock.GetUtcNow() - at).Duration() < Patience
        ? throw new ChannelFailedException("LINE does not give a file that somebody sent just now. It is asked again.") { Pause = pause }
        : new(LineFileFate.NotGiven);

    private async Task<Blob> Put(AccountId account, Stream bytes, CancellationToken cancellationToken)
    {
        try
        {
            return await blobs.Put(account, bytes, cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            throw new ChannelFailedException("The file of a message could not be kept. It is fetched again.", e);
        }
    }

    private static FileRef Named(WantedFile wanted, ProviderAnswer answer, Blob blob)
    {
        var type = FileNames.CleanType(answer.Headers.GetValueOrDefault("content-type"));
        return new()
        {
            Sha256 = blob.Sha256,
            Size = blob.Size,
            Name = FileNames.Clean(wanted.Name ?? $"{wanted.Kind}-{wanted.Message}{Ending(type, wanted.Kind)}"),
            ContentType = type,
        };
    }

    private static string Ending(string type, string kind) => type.ToLowerInvariant() switch
    {
        "image/png" => ".png",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        "audio/mpeg" => ".mp3",
        "audio/aac" => ".aac",
        _ => kind switch { "image" => ".jpg", "video" => ".mp4", "audio" => ".m4a", _ => "" },
    };
}

/// <param name="Message">Its id, by <see cref="LineIds.IsId"/>.</param>
/// <param name="Kind">"image", "video", "audio" or "file".</param>
/// <param name="Name">As its sender called it; null where it has no name.</param>
/// <param name="Size">As LINE says; null where it does not.</param>
internal sealed record WantedFile(string Message, string Kind, string? Name, long? Size);

/// <summary>What came of fetching a file.</summary>
internal sealed record LineFile(LineFileFate Fate)
{
    /// <summary>Where it was fetched.</summary>
    public FileRef? File { get; init; }
}

internal enum LineFileFate
{
    Fetched = 1,
    Gone = 2,
    TooLarge = 3,

    /// <summary>LINE refuses our token.</summary>
    NotAllowed = 4,
    NotGiven = 5,
}
