using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Views;

/// <summary>
/// The saved views of an account, for whoever asks: shared ones are there for who serves their brand, private ones for their maker alone. What is not there
/// for somebody is "not found". A stateless worker; the key is an account.
/// </summary>
/// <remarks>A change is in the store before its call returns. A member has a bounded number of them, and so has an account of shared ones.</remarks>
[Alias("oqupie.ISavedViewsGrain")]
public interface ISavedViewsGrain : IGrainWithStringKey
{
    /// <summary>All of them, by name; those of equal name by id.</summary>
    [Alias("List")]
    Task<ImmutableArray<SavedView>> List(Actor actor, CancellationToken cancellationToken);

    /// <summary>How many tickets each has for the asker, in the order of the list; of the first <see cref="MostCounted"/>. At most ten seconds old.</summary>
    [Alias("Counts")]
    Task<ImmutableArray<ViewCount>> Counts(Actor actor, CancellationToken cancellationToken);

    [Alias("Read")]
    Task<Outcome<SavedView>> Read(Actor actor, string id, CancellationToken cancellationToken);

    /// <summary>Private unless said.</summary>
    [Alias("Make")]
    Task<Outcome<SavedView>> Make(Actor actor, ViewWish wish, CancellationToken cancellationToken);

    /// <summary>
    /// For its maker, and a shared one for who manages settings too. Refused (moved-on) and nothing changed where it is not at the expected version. The
    /// same values again change nothing.
    /// </summary>
    [Alias("Change")]
    Task<Outcome<SavedView>> Change(Actor actor, string id, ViewWish wish, CancellationToken cancellationToken);

    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor actor, string id, CancellationToken cancellationToken);

    const int MostCounted = 50;
}
