using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Telegram;

/// <summary>Puts files that customers sent into the blob store, while Telegram still has them.</summary>
internal sealed class TelegramFiles(TelegramApi api, IBlobStore blobs, FilePatience patience) : IDisposable
{
    private const int AtOnce = 4;
    private const int MaxPath = 500;

    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <summary>Throws <see cref="ChannelFailedException"/> where it may come later: the message then waits for it.</summary>
    public async Task<FetchedFile> Fetch(TelegramSettings bot, AccountId account, TelegramFile file, CancellationToken cancellationToken)
    {
        if (file.Size > TelegramFile.Largest)
        {
            return new(null, FileFault.TooLarge);
        }

        await _turns.WaitAsync(cancellationToken);

        try
        {
            var fetched = await FetchNow(bot, account, file, cancellationToken);
            patience.Forget(file.Id);
            return fetched;
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<FetchedFile> FetchNow(TelegramSettings bot, AccountId account, TelegramFile file, CancellationToken cancellationToken)
    {
        var said = new Dictionary<string, object>(StringComparer.Ordinal) { ["file_id"] = file.Id };
        var found = await api.Call(bot, "getFile", said, cancellationToken);

        if (found.Result is not { } result)
        {
            return new(null, Fault(found, file));
        }

        if (TelegramJson.Number(result, "file_size") > TelegramFile.Largest)
        {
            return new(null, FileFault.TooLarge);
        }

        if (PathIn(result) is not { IsEmpty: false } path)
        {
            return new(null, FileFault.Gone);
        }

        Blob? blob = null;
        var came = await api.Download(
            bot, path, TelegramFile.Largest, async bytes => blob = await blobs.Put(account, bytes, cancellationToken), cancellationToken);
        return blob is null
            ? new(null, came.Status is 404 ? FileFault.Gone : Fault(came, file))
            : new(new FileRef { Sha256 = blob.Sha256, Size = blob.Size, Name = file.Name, ContentType = file.Type }, FileFault.None);
    }

    private FileFault Fault(TelegramAnswer answer, TelegramFile file) => answer switch
    {
        { Status: 413 } => FileFault.TooLarge,
        { Status: 400, IsRefused: true } => answer.Said.Contains("too big", StringComparison.OrdinalIgnoreCase) ? FileFault.TooLarge : FileFault.Gone,

        // Goes by, or is put right by a person: nothing is wrong with the file.
        { Status: 401 or 404 or 429 } => throw new ChannelFailedException(answer.Words) { Pause = answer.Pause },
        _ when patience.IsOver(file.Id) => FileFault.Withheld,
        _ => throw new ChannelFailedException($"A file that a customer sent cannot be fetched now. {answer.Words}") { Pause = answer.Pause },
    };

    // Whatever would lead out of the bot's own files is no path.
    private static ImmutableArray<string> PathIn(JsonElement result)
    {
        var path = TelegramJson.Words(result, "file_path", MaxPath);
        ImmutableArray<string> parts = [.. path.Split('/')];
        return parts.All(part => part.Length > 0 && part is not ("." or "..") && !part.Contains('\\', StringComparison.Ordinal)) ? parts : [];
    }
}

/// <param name="File">Null where it could not be had.</param>
internal sealed record FetchedFile(FileRef? File, FileFault Fault);

/// <summary>Why a file could not be had, for good.</summary>
internal enum FileFault
{
    None = 0,
    Gone = 1,
    TooLarge = 2,

    /// <summary>It was asked for until our patience was over.</summary>
    Withheld = 3,
}
