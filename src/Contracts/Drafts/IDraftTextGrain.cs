using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Drafts;

/// <summary>Shows programs what a draft says, and lets them write it. The same grain as <see cref="IDraftGrain"/>.</summary>
/// <remarks>
/// Both are refused as the ticket is (not found) for whom may not see it, and refused (draft_unreadable) where frames of the draft are not what editors write.
/// </remarks>
[Alias("oqupie.IDraftTextGrain")]
public interface IDraftTextGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<Outcome<DraftContent>> Read(Actor actor, CancellationToken cancellationToken);

    /// <summary>
    /// Writes this in the place of all that stands there, as a colleague would: open editors show it at once, and what somebody writes in the same
    /// moment stays. Refused (draft_full) where the draft has come to its bound.
    /// </summary>
    [Alias("Put")]
    Task<Outcome<DraftContent>> Put(Actor actor, DraftWish wish, CancellationToken cancellationToken);
}
