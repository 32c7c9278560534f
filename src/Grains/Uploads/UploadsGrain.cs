using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Uploads;

namespace Oqupie.Grains.Uploads;

[GrainType("uploads")]
internal sealed class UploadsGrain(IUploadStore store, IOptions<UploadsOptions> options, TimeProvider clock) : Grain, IUploadsGrain
{
    private static readonly TimeSpan TurnLife = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Upload> _uploads = new(StringComparer.Ordinal);

    // Not stored: whoever had a turn when a silo died has lost its connection too, and the lock on the bytes stands whatever is known here.
    private readonly Dictionary<string, (string Turn, DateTimeOffset Until)> _turns = new(StringComparer.Ordinal);

    private MemberId Sender => MemberId.Of(this.GetPrimaryKeyString());

    private AccountId Account => Sender.Account;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var upload in await store.Of(Account, Sender.Local, cancellationToken))
        {
            _uploads[upload.Id] = upload;
        }
    }

    public async Task<Outcome<Upload>> Open(UploadWish wish)
    {
        DropEnded();

        if (UploadRules.Open(_uploads.Values, wish, options.Value) is { } refusal)
        {
            return refusal;
        }

        var upload = new Upload
        {
            Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
            Wish = wish,
            Offset = 0,
            Until = clock.GetUtcNow() + options.Value.KeptFor,
        };
        await Written(store.Add(Account, Sender.Local, upload, CancellationToken.None));
        _uploads[upload.Id] = upload;
        return upload;
    }

    public Task<Outcome<Upload>> Read(string id) => Task.FromResult<Outcome<Upload>>(Kept(id) is { } upload ? upload : UploadRules.NoSuchUpload);

    public async Task<Outcome<UploadTurn>> Begin(string id, long offset, long? length)
    {
        if (Kept(id) is not { } upload)
        {
            return UploadRules.NoSuchUpload;
        }

        if (_turns.TryGetValue(id, out var others) && others.Until > clock.GetUtcNow())
        {
            return UploadRules.InUse;
        }

        if (!UploadRules.Begin(upload, offset, length, options.Value).Succeeded(out var begun, out var refusal))
        {
            return refusal;
        }

        if (begun != upload && !await Change(upload, begun))
        {
            return UploadRules.InUse;
        }

        var turn = LocalKey.New();
        _turns[id] = (turn, clock.GetUtcNow() + TurnLife);
        return new UploadTurn(turn, begun);
    }

    public async Task<Outcome<Upload>> Advance(string id, string turn, long offset)
    {
        if (Kept(id) is not { } upload)
        {
            return UploadRules.NoSuchUpload;
        }

        if (!Has(id, turn))
        {
            return UploadRules.InUse;
        }

        if (!UploadRules.Advance(upload, offset, clock.GetUtcNow(), options.Value).Succeeded(out var further, out var refusal))
        {
            return refusal;
        }

        if (!await Change(upload, further))
        {
            return UploadRules.InUse;
        }

        _turns[id] = (turn, clock.GetUtcNow() + TurnLife);
        return further;
    }

    public async Task<Outcome<Upload>> Finish(string id, string turn, string sha256)
    {
        if (Kept(id) is not { } upload)
        {
            return UploadRules.NoSuchUpload;
        }

        if (!Has(id, turn) || !upload.IsWhole)
        {
            return UploadRules.InUse;
        }

        var finished = upload with { Sha256 = sha256, Until = clock.GetUtcNow() + options.Value.KeptFor };
        return await Change(upload, finished) ? finished : UploadRules.InUse;
    }

    public Task End(string id, string turn)
    {
        if (Has(id, turn))
        {
            _turns.Remove(id);
        }

        return Task.CompletedTask;
    }

    public async Task<Outcome<Done>> Remove(string id)
    {
        if (Kept(id) is null)
        {
            return UploadRules.NoSuchUpload;
        }

        await Written(store.Remove(Account, Sender.Local, id, CancellationToken.None));
        Drop(id);
        return default(Done);
    }

    private Upload? Kept(string id) => _uploads.TryGetValue(id, out var upload) && upload.Until > clock.GetUtcNow() ? upload : null;

    private bool Has(string id, string turn) => _turns.TryGetValue(id, out var held) && held.Turn == turn;

    private async Task<bool> Change(Upload from, Upload to)
    {
        var stood = false;
        await Written(Stored());

        if (!stood)
        {
            DeactivateOnIdle(); // Another wrote it: what is known here is stale.
            return false;
        }

        _uploads[to.Id] = to;
        return true;

        async Task Stored() => stood = await store.Move(Account, Sender.Local, to, from.Offset, CancellationToken.None);
    }

    private async Task Written(Task work)
    {
        try
        {
            await work;
        }
        catch
        {
            DeactivateOnIdle(); // It may have been stored or not; only the store knows.
            throw;
        }
    }

    private void DropEnded()
    {
        foreach (var ended in _uploads.Values.Where(upload => upload.Until <= clock.GetUtcNow()).ToList())
        {
            Drop(ended.Id);
        }
    }

    private void Drop(string id)
    {
        _uploads.Remove(id);
        _turns.Remove(id);
    }
}
