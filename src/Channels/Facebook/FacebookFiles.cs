using System.Collections.Immutable;
using System.Net.Http;
using MimeKit;
using Oqupie.Channels.Calling;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;
using Oqupie.Files;

namespace Oqupie.Channels.Facebook;

/// <summary>
/// Brings what people sent into the blob store at once, since its addresses end after a while. They are of Facebook's file servers and bear no secret of ours.
/// </summary>
internal sealed class FacebookFiles(ProviderCalls calls, IBlobStore blobs, TimeProvider clock)
{
    /// <summary>In bytes; Messenger takes no larger ones.</summary>
    public const long Largest = 25L << 20;

    private const int Most = 30;
    private const int Tries = 2;
    private const int MostRedirects = 3;

    // Nobody waits for one message longer than that; what has not come by then is said with its address.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What has come, in order, and lines about everything else. Throws for nothing that the other side does.</summary>
    public async Task<FacebookTaken> Take(
        AccountId account, IReadOnlyCollection<FacebookPiece> pieces, FacebookWords words, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var files = new List<FileRef>();
        var lines = new List<string>();

        foreach (var piece in pieces.Take(Most))
        {
            if (piece.Address is not { } address)
            {
                lines.Add(piece.Line);
                continue;
            }

            var late = clock.GetElapsedTime(began) > Patience;
            var (file, why) = late ? (null, words.NotGiven) : await Fetch(account, piece, address, files.Count + 1, words, cancellationToken);

            if (file is not null)
            {
                files.Add(file);
            }
            else
            {
                lines.Add($"[{piece.What}] {why} {address}");
            }
        }

        if (pieces.Count > Most)
        {
            lines.Add($"[{words.More(pieces.Count - Most)}]");
        }

        return new([.. files], [.. lines]);
    }

    private async Task<(FileRef? File, string Why)> Fetch(
        AccountId account, FacebookPiece piece, string address, int number, FacebookWords words, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return (null, words.NotGiven);
        }

        var (answer, blob) = await Fetch(account, uri, cancellationToken);

        for (var tries = 1; tries < Tries && answer.GoesBy; tries++)
        {
            (answer, blob) = await Fetch(account, uri, cancellationToken);
        }

        if (blob is null)
        {
            return (null, answer.Status is 413 ? words.TooLarge : words.NotGiven);
        }

        var type = FileNames.CleanType(answer.Headers.GetValueOrDefault("content-type"));
        return (new() { Sha256 = blob.Sha256, Size = blob.Size, Name = Name(uri, piece, number, type), ContentType = type }, "");
    }

    private async Task<(ProviderAnswer Answer, Blob? Blob)> Fetch(AccountId account, Uri uri, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MostRedirects && MayBeAsked(uri); hop++)
        {
            Blob? blob = null;
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            var answer = await calls.Download(request, Largest, async stream => blob = await blobs.Put(account, stream, cancellationToken), cancellationToken);

            if (answer.Status is not (301 or 302 or 303 or 307 or 308))
            {
                return (answer, answer.IsGood ? blob : null);
            }

            if (!Uri.TryCreate(uri, answer.Headers.GetValueOrDefault("location", ""), out var next))
            {
                return (answer, null);
            }

            uri = next;
        }

        return (new(404, ""), null);
    }

    // Whether a host is in a private network is looked at where the call leaves.
    internal static bool MayBeAsked(Uri uri) =>
        (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)) && uri.UserInfo.Length is 0;

    private static string Name(Uri uri, FacebookPiece piece, int number, string type)
    {
        var given = FileNames.Clean(Uri.UnescapeDataString(uri.AbsolutePath));
        return Path.GetExtension(given).Length > 1 ? given
            : MimeTypes.TryGetExtension(type, out var extension) ? $"{piece.Name}-{number}{extension}"
            : $"{piece.Name}-{number}";
    }
}

/// <param name="Files">What has come, in order.</param>
/// <param name="Lines">What is said instead of the rest.</param>
internal sealed record FacebookTaken(ImmutableArray<FileRef> Files, ImmutableArray<string> Lines);
