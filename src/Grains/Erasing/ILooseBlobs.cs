using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Erasing;

/// <summary>Blobs that something needed which is gone, and what else there is that may need them.</summary>
public interface ILooseBlobs
{
    /// <summary>Hashes of an account's behind one, in order, at most so many.</summary>
    Task<ImmutableArray<string>> Some(AccountId account, string after, int limit, CancellationToken cancellationToken);

    /// <summary>Which of these a content, a journalled message or an upload needs. Along indexes.</summary>
    Task<ImmutableHashSet<string>> Needed(AccountId account, ImmutableArray<string> hashes, CancellationToken cancellationToken);

    /// <summary>
    /// All hashes that are named in what is written for long: articles with their versions, canned responses, memos, and the states of grains (pictures and
    /// looks of brands, members and portals). It reads all of these, one after another.
    /// </summary>
    Task<ImmutableHashSet<string>> Named(AccountId account, CancellationToken cancellationToken);

    /// <summary>They are needed, or gone: nobody has to look any more.</summary>
    Task Settle(AccountId account, ImmutableArray<string> hashes, CancellationToken cancellationToken);
}
