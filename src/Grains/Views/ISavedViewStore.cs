using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Views;

namespace Oqupie.Grains.Views;

/// <summary>Where saved views are kept. Whom one is there for is decided within each query.</summary>
public interface ISavedViewStore
{
    /// <summary>By the small letters of their names, then by id.</summary>
    Task<ImmutableArray<SavedView>> List(AccountId account, ViewSight sight, CancellationToken cancellationToken);

    /// <summary>Null where there is none for them.</summary>
    Task<SavedView?> Read(AccountId account, ViewSight sight, string id, CancellationToken cancellationToken);

    /// <summary>False, and nothing kept, where its owner has as many as one may, or it is shared and the account has.</summary>
    Task<bool> Add(AccountId account, SavedView view, ViewLimits limits, CancellationToken cancellationToken);

    /// <summary>How it ended; nothing is kept unless it was changed.</summary>
    Task<ViewChanged> Change(AccountId account, SavedView view, long before, ViewLimits limits, CancellationToken cancellationToken);

    Task Delete(AccountId account, string id, CancellationToken cancellationToken);
}

public enum ViewChanged
{
    Changed = 1,

    /// <summary>The stored one is not at that version, or not there.</summary>
    MovedOn = 2,

    /// <summary>It was to be shared, and the account has as many as it may.</summary>
    TooMany = 3,
}

/// <param name="OfOwner">How many one member may have.</param>
/// <param name="Shared">How many the account may have that are shared.</param>
public sealed record ViewLimits(int OfOwner, int Shared);

/// <param name="Member">Whose private ones are seen.</param>
/// <param name="Brands">Whose are seen beside those of every brand; null is every brand's.</param>
public sealed record ViewSight(string Member, ImmutableArray<string>? Brands)
{
    /// <summary>A key sees what its maker sees.</summary>
    public static ViewSight Of(Actor actor) => new(actor.Self, actor.Brands);

    /// <summary>The rule in memory; stores ask the same in their queries.</summary>
    public bool Sees(SavedView view) =>
        (view.Shared || view.Owner == Member) && (view.Query.Tickets.Brand is not { } brand || Brands is not { } some || some.Contains(brand));
}
