using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.CannedResponses;
using Oqupie.Grains.CannedResponses;

namespace Oqupie.Testing.CannedResponses;

public sealed class MemoryCannedResponseStore : ICannedResponseStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(AccountId Account, string Id), (CannedResponseInfo Response, string Words)> _rows = [];

    public Task<CannedResponseInfo?> Read(AccountId account, CannedSight sight, string id, CancellationToken cancellationToken) =>
        In<CannedResponseInfo?>(() => Seen(account, sight).FirstOrDefault(row => row.Response.Id == id).Response);

    public Task<CannedResponsePage?> Page(AccountId account, CannedSight sight, CannedResponseQuery query, CancellationToken cancellationToken) =>
        In<CannedResponsePage?>(() =>
        {
            var words = CannedWords.Split(query.Text);
            var ordered = Seen(account, sight)
                .Where(row => Asked(row.Response, query) && words.All(word => row.Words.Contains(word, StringComparison.Ordinal)))
                .Select(row => row.Response)
                .OrderBy(response => Rank(response, query, words))
                .ThenByDescending(response => response.UsedCount)
                .ThenBy(response => CannedWords.Key(response.Name), StringComparer.Ordinal)
                .ThenBy(response => response.Id, StringComparer.Ordinal)
                .ToImmutableArray();
            var from = 0;

            if (query.Cursor is { } cursor && (!int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out from) || from > ordered.Length))
            {
                return null;
            }

            var end = Math.Min(from + query.Limit, ordered.Length);
            return new CannedResponsePage(ordered[from..end], end < ordered.Length ? end.ToString(CultureInfo.InvariantCulture) : null);
        });

    public Task<ImmutableArray<CannedResponseFolder>> Folders(AccountId account, CannedSight sight, int most, CancellationToken cancellationToken) =>
        In(() => Seen(account, sight)
            .Where(row => row.Response.Folder.Length > 0)
            .GroupBy(row => row.Response.Folder, StringComparer.Ordinal)
            .OrderBy(folder => folder.Key, StringComparer.Ordinal)
            .Take(most)
            .Select(folder => new CannedResponseFolder(folder.Key, folder.Count()))
            .ToImmutableArray());

    public Task<bool> Add(AccountId account, CannedResponseInfo response, string text, int most, CancellationToken cancellationToken) => In(() =>
        _rows.Keys.Count(key => key.Account == account) < most
        && _rows.TryAdd((account, response.Id), (response, CannedWords.Of(response.Name, response.Shortcut, text))));

    public Task<bool> Change(AccountId account, CannedResponseInfo response, string text, long before, CancellationToken cancellationToken) => In(() =>
    {
        if (!_rows.TryGetValue((account, response.Id), out var row) || row.Response.Version != before)
        {
            return false;
        }

        var kept = response with { UsedCount = row.Response.UsedCount, LastUsedAt = row.Response.LastUsedAt };
        _rows[(account, response.Id)] = (kept, CannedWords.Of(response.Name, response.Shortcut, text));
        return true;
    });

    public Task Delete(AccountId account, string id, CancellationToken cancellationToken) => In(() => _rows.Remove((account, id)));

    public Task Used(AccountId account, string id, DateTimeOffset at, CancellationToken cancellationToken) => In(() =>
    {
        if (_rows.TryGetValue((account, id), out var row))
        {
            _rows[(account, id)] = (row.Response with { UsedCount = row.Response.UsedCount + 1, LastUsedAt = at }, row.Words);
        }

        return true;
    });

    private static bool Asked(CannedResponseInfo response, CannedResponseQuery query) =>
        (string.IsNullOrEmpty(query.Brand) || response.Brand is null || response.Brand == query.Brand)
        && (query.Folder is null || response.Folder == query.Folder)
        && (query.Shared is null || response.Shared == query.Shared);

    private static int Rank(CannedResponseInfo response, CannedResponseQuery query, string[] words)
    {
        var rank = words is not [var first, ..] || CannedWords.Key(response.Shortcut).StartsWith(first, StringComparison.Ordinal) ? 0
            : CannedWords.Key(response.Name).Contains(first, StringComparison.Ordinal) ? 6
            : 12;

        if (!string.IsNullOrEmpty(query.Language))
        {
            rank += response.Language is null ? 2 : response.Language == query.Language ? 0 : 4;
        }

        return rank + (!string.IsNullOrEmpty(query.Brand) && response.Brand is null ? 1 : 0);
    }

    private IEnumerable<(CannedResponseInfo Response, string Words)> Seen(AccountId account, CannedSight sight) =>
        _rows.Where(row => row.Key.Account == account && sight.Sees(row.Value.Response)).Select(row => row.Value);

    private Task<T> In<T>(Func<T> transaction)
    {
        lock (_gate)
        {
            return Task.FromResult(transaction());
        }
    }
}
