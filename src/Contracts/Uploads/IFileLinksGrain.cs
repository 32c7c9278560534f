using System.Collections.Immutable;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Uploads;

/// <summary>What became of the files that went out of one ticket as links. The key is a ticket's.</summary>
[Alias("oqupie.IFileLinksGrain")]
public interface IFileLinksGrain : IGrainWithStringKey
{
    /// <summary>The file, for whoever has a genuine address; not found where it was taken back or is there no more, and expired at its end.</summary>
    /// <param name="item">The reply's version.</param>
    /// <param name="file">Which of its files, from 0.</param>
    /// <param name="counts">Whether this is a fetch; the rest of one that was broken off is none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    [Alias("Fetch")]
    Task<Outcome<FileRef>> Fetch(long item, int file, bool counts, CancellationToken cancellationToken);

    /// <summary>Of these replies what is known of their links; none for what was never touched. Asks for no right.</summary>
    [Alias("Of")]
    Task<ImmutableArray<LinkState>> Of(ImmutableArray<long> items);

    /// <summary>The address leads nowhere from now on; once is as good as twice.</summary>
    [Alias("Withdraw")]
    Task<Outcome<LinkState>> Withdraw(Actor actor, long item, int file, CancellationToken cancellationToken);
}

/// <summary>What became of one link.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.LinkState")]
public sealed record LinkState
{
    /// <summary>The reply's version.</summary>
    [Id(0)]
    public required long Item { get; init; }

    /// <summary>Which of its files, from 0.</summary>
    [Id(1)]
    public required int File { get; init; }

    /// <summary>How often it was fetched, from its beginning.</summary>
    [Id(2)]
    public long Fetched { get; init; }

    /// <summary>When last; null where never.</summary>
    [Id(3)]
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>When it was taken back; null where it was not.</summary>
    [Id(4)]
    public DateTimeOffset? WithdrawnAt { get; init; }
}
