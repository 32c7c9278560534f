using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Views;
using Oqupie.Grains.Views;

namespace Oqupie.Testing.Views;

public sealed class MemorySavedViewStore : ISavedViewStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(AccountId Account, string Id), SavedView> _rows = [];

    public Task<ImmutableArray<SavedView>> List(AccountId account, ViewSight sight, CancellationToken cancellationToken) => In(() => Of(account)
        .Where(sight.Sees)
        .OrderBy(view => view.Name.ToLowerInvariant(), StringComparer.Ordinal)
        .ThenBy(view => view.Id, StringComparer.Ordinal)
        .ToImmutableArray());

    public Task<SavedView?> Read(AccountId account, ViewSight sight, string id, CancellationToken cancellationToken) =>
        In(() => _rows.TryGetValue((account, id), out var view) && sight.Sees(view) ? view : null);

    public Task<bool> Add(AccountId account, SavedView view, ViewLimits limits, CancellationToken cancellationToken) => In(() =>
        Of(account).Count(other => other.Owner == view.Owner) < limits.OfOwner
        && (!view.Shared || Of(account).Count(other => other.Shared) < limits.Shared)
        && _rows.TryAdd((account, view.Id), view));

    public Task<ViewChanged> Change(AccountId account, SavedView view, long before, ViewLimits limits, CancellationToken cancellationToken) => In(() =>
    {
        if (!_rows.TryGetValue((account, view.Id), out var stands) || stands.Version != before)
        {
            return ViewChanged.MovedOn;
        }

        if (view.Shared && !stands.Shared && Of(account).Count(other => other.Shared) >= limits.Shared)
        {
            return ViewChanged.TooMany;
        }

        _rows[(account, view.Id)] = view;
        return ViewChanged.Changed;
    });

    public Task Delete(AccountId account, string id, CancellationToken cancellationToken) => In(() => _rows.Remove((account, id)));

    private IEnumerable<SavedView> Of(AccountId account) => _rows.Where(row => row.Key.Account == account).Select(row => row.Value);

    private Task<T> In<T>(Func<T> act)
    {
        lock (_gate)
        {
            return Task.FromResult(act());
        }
    }
}
