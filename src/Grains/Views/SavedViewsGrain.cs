using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Views;
using Orleans.Concurrency;

namespace Oqupie.Grains.Views;

/// <summary>Keeps nothing in memory: two who change one at a time are told apart by the store.</summary>
[StatelessWorker(maxLocalWorkers: 32), GrainType("saved-views")]
internal sealed class SavedViewsGrain(ISavedViewStore store, ViewCounts counts, TimeProvider clock) : Grain, ISavedViewsGrain
{
    private AccountId Account => new(this.GetPrimaryKeyString());

    public Task<ImmutableArray<SavedView>> List(Actor actor, CancellationToken cancellationToken) =>
        store.List(Account, ViewSight.Of(actor), cancellationToken);

    public async Task<ImmutableArray<ViewCount>> Counts(Actor actor, CancellationToken cancellationToken)
    {
        var views = await List(actor, cancellationToken);
        var counted = ImmutableArray.CreateBuilder<ViewCount>();

        // One after the other: a console that opens asks for many, and the store has others to answer.
        foreach (var view in views.Take(ISavedViewsGrain.MostCounted))
        {
            cancellationToken.ThrowIfCancellationRequested();
            counted.Add(new(view.Id, view.Version, await counts.Of(actor, view)));
        }

        return counted.ToImmutable();
    }

    public async Task<Outcome<SavedView>> Read(Actor actor, string id, CancellationToken cancellationToken) =>
        await Find(actor, id, cancellationToken) is { } found ? found : ViewRules.NoSuchView;

    public async Task<Outcome<SavedView>> Make(Actor actor, ViewWish wish, CancellationToken cancellationToken)
    {
        if (!ViewRules.Make(LocalKey.New(), wish, actor, clock.GetUtcNow()).Succeeded(out var made, out var refusal))
        {
            return refusal;
        }

        return await store.Add(Account, made, ViewRules.Limits, cancellationToken) ? made : ViewRules.TooMany;
    }

    public async Task<Outcome<SavedView>> Change(Actor actor, string id, ViewWish wish, CancellationToken cancellationToken)
    {
        if (await Find(actor, id, cancellationToken) is not { } before)
        {
            return ViewRules.NoSuchView;
        }

        if (!ViewRules.Change(before, wish, actor, clock.GetUtcNow()).Succeeded(out var after, out var refusal))
        {
            return refusal;
        }

        if (after == before)
        {
            return before;
        }

        return await store.Change(Account, after, before.Version, ViewRules.Limits, cancellationToken) switch
        {
            ViewChanged.Changed => after,
            ViewChanged.TooMany => ViewRules.TooMany,
            _ => ViewRules.MovedOn,
        };
    }

    public async Task<Outcome<Done>> Delete(Actor actor, string id, CancellationToken cancellationToken)
    {
        if (await Find(actor, id, cancellationToken) is not { } view)
        {
            return ViewRules.NoSuchView;
        }

        if (ViewRules.Keeps(view, actor) is { } refusal)
        {
            return refusal;
        }

        await store.Delete(Account, id, cancellationToken);
        return default(Done);
    }

    private async Task<SavedView?> Find(Actor actor, string id, CancellationToken cancellationToken) =>
        LocalKey.IsValid(id) ? await store.Read(Account, ViewSight.Of(actor), id, cancellationToken) : null;
}
