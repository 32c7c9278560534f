using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Uploads;
using Oqupie.Grains.Uploads;

namespace Oqupie.Testing.Uploads;

/// <summary>Uploads, forgotten when the test ends.</summary>
public sealed class MemoryUploadStore : IUploadStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(AccountId Account, string Sender, string Id), Upload> _rows = [];

    public Task<ImmutableArray<Upload>> Of(AccountId account, string sender, CancellationToken cancellationToken) => In(() =>
        _rows.Where(row => row.Key.Account == account && row.Key.Sender == sender).Select(row => row.Value).ToImmutableArray());

    public Task Add(AccountId account, string sender, Upload upload, CancellationToken cancellationToken) => In(() =>
    {
        _rows.Add((account, sender, upload.Id), upload);
        return true;
    });

    public Task<bool> Move(AccountId account, string sender, Upload upload, long from, CancellationToken cancellationToken) => In(() =>
    {
        if (!_rows.TryGetValue((account, sender, upload.Id), out var known) || known.Offset != from)
        {
            return false;
        }

        _rows[(account, sender, upload.Id)] = upload with { Wish = known.Wish with { Length = upload.Wish.Length } };
        return true;
    });

    public Task Remove(AccountId account, string sender, string id, CancellationToken cancellationToken) => In(() => _rows.Remove((account, sender, id)));

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) => In(() =>
    {
        var ended = _rows.Where(row => row.Value.Until < before).OrderBy(row => row.Value.Until).Take(limit).Select(row => row.Key).ToList();
        ended.ForEach(key => _rows.Remove(key));
        return ended.Count;
    });

    private Task<T> In<T>(Func<T> work)
    {
        lock (_gate)
        {
            return Task.FromResult(work());
        }
    }
}
