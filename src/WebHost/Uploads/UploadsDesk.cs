using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Uploads;
using Oqupie.Files;
using Oqupie.Files.Parts;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Uploads;

/// <summary>Takes in files that come in parts, and makes blobs of those that are whole.</summary>
internal sealed class UploadsDesk(
    IGrainFactory grains, IPartStore parts, IBlobStore blobs, FileLinks links, IOptions<TusOptions> options, TimeProvider clock) : IUploadedFiles
{
    private static readonly Refusal NoSuchUpload = Refusal.NotFound("There is no such upload.");
    private static readonly Refusal InUse = Refusal.Conflict("Another request is sending to this upload.", "upload_in_use");
    private static readonly Refusal TooMany = Refusal.Invalid("There are more bytes than the upload is long.", TusHeaders.Length, "too_large");
    private static readonly Refusal Unfinished = Refusal.Conflict("The upload is not whole yet.", "upload_unfinished");

    public Task<Outcome<Upload>> Open(Actor actor, UploadWish wish) => Of(actor).Open(wish);

    /// <summary>How far it is. One that is whole is a blob when this answers.</summary>
    public async Task<Outcome<Upload>> Read(Actor actor, string id, CancellationToken cancellationToken)
    {
        if (!(await Of(actor).Read(id)).Succeeded(out var upload, out var refusal))
        {
            return refusal;
        }

        if (upload is { IsWhole: true, Sha256: null })
        {
            // Whoever sent the last bytes died before it was a blob.
            return await Receive(actor, id, new() { Offset = upload.Offset, Body = Stream.Null }, cancellationToken);
        }

        return upload.Sha256 is { } sha256 ? await Published(actor, upload, sha256, cancellationToken) : upload;
    }

    /// <summary>Puts bytes behind those that are there, and makes a blob of it when they are the last.</summary>
    public async Task<Outcome<Upload>> Receive(Actor actor, string id, Sent sent, CancellationToken cancellationToken)
    {
        var uploads = Of(actor);

        if (!(await uploads.Begin(id, sent.Offset, sent.Length)).Succeeded(out var turn, out var refusal))
        {
            return refusal;
        }

        try
        {
            return await Receive(actor, uploads, turn, sent, cancellationToken);
        }
        finally
        {
            await uploads.End(id, turn.Turn);
        }
    }

    public async Task<Outcome<Done>> Remove(Actor actor, string id)
    {
        var removed = await Of(actor).Remove(id);

        if (removed.Succeeded(out _, out _))
        {
            parts.Delete(actor.Account, id);
        }

        return removed;
    }

    /// <summary>The file it has become.</summary>
    public async Task<Outcome<UploadedFile>> File(Actor actor, string id, CancellationToken cancellationToken)
    {
        if (!(await Read(actor, id, cancellationToken)).Succeeded(out var upload, out var refusal))
        {
            return refusal;
        }

        if (upload.Sha256 is not { } sha256)
        {
            return Unfinished;
        }

        var file = new FileRef { Sha256 = sha256, Size = upload.Offset, Name = upload.Wish.Name, ContentType = upload.Wish.ContentType };
        return (await links.Of(actor.Account)).Show(file);
    }

    private static string KeyOf(Actor actor) =>
        new MemberId(actor.Account, actor.Kind is ActorKind.Member ? actor.Id : $"key-{actor.Id}").ToString();

    private IUploadsGrain Of(Actor actor) => grains.GetGrain<IUploadsGrain>(KeyOf(actor));

    private async Task<Outcome<Upload>> Receive(Actor actor, IUploadsGrain uploads, UploadTurn turn, Sent sent, CancellationToken cancellationToken)
    {
        var (id, length) = (turn.Upload.Id, turn.Upload.Wish.Length);

        if (turn.Upload.Sha256 is { } known)
        {
            return sent.Size is null or 0 ? await Published(actor, turn.Upload, known, cancellationToken) : TooMany;
        }

        if (length is { } whole && sent.Offset + sent.Size > whole)
        {
            return TooMany;
        }

        Outcome<Upload> finished;

        using (var part = parts.Open(actor.Account, id, turn.Upload.Offset))
        {
            if (part is null)
            {
                return InUse;
            }

            if (part.Length < turn.Upload.Offset)
            {
                await uploads.Remove(id); // The folder was put back to an older copy: those bytes are nowhere.
                return NoSuchUpload;
            }

            var receiving = new Receiving(uploads, turn, part, sent.Checksum, clock);
            var taken = await receiving.Take(sent.Body, length ?? options.Value.MaxSize);

            if (!taken.Succeeded(out var upload, out _) || !upload.IsWhole)
            {
                return taken;
            }

            // Not ended by the sender's going away: whoever asks next finds it done.
            var sha256 = await part.Hash(receiving.Alive, CancellationToken.None);
            finished = await uploads.Finish(id, turn.Turn, sha256);
        }

        return finished.Succeeded(out var done, out var refusal) ? await Published(actor, done, done.Sha256!, CancellationToken.None) : refusal;
    }

    private async Task<Outcome<Upload>> Published(Actor actor, Upload upload, string sha256, CancellationToken cancellationToken)
    {
        if (await blobs.Size(actor.Account, sha256, cancellationToken) is null)
        {
            parts.Publish(actor.Account, upload.Id, new(sha256, upload.Offset));
        }
        else
        {
            parts.Delete(actor.Account, upload.Id); // The same bytes were there already.
        }

        return upload;
    }
}

/// <summary>What one request brings.</summary>
internal sealed record Sent
{
    /// <summary>Where it says it goes on.</summary>
    public required long Offset { get; init; }

    public required Stream Body { get; init; }

    /// <summary>Of the body, in bytes; null where that is not said.</summary>
    public long? Size { get; init; }

    /// <summary>Of the whole, where that was left open; null says nothing.</summary>
    public long? Length { get; init; }

    public Checksum? Checksum { get; init; }
}
