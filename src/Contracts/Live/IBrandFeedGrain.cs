using System.Collections.Immutable;
using Oqupie.Contracts.Brands;

namespace Oqupie.Contracts.Live;

/// <summary>Everything that just happened in one brand, told to the hosts that follow it. The key is a <see cref="BrandId"/>.</summary>
/// <remarks>
/// The feed is a hint, the store is the truth: entries are numbered within an epoch (one activation), the last few thousand are kept for those who missed some,
/// and after a new epoch a follower reads its lists again.
/// </remarks>
[Alias("oqupie.IBrandFeedGrain")]
public interface IBrandFeedGrain : IGrainWithStringKey
{
    /// <summary>
    /// Numbers the news, in order, and passes everything on, without waiting for anyone to hear it. The same again changes nothing: of one thing, a version
    /// that was told is not told twice. What was lost, or comes so late that the order in which people might see a thing is wrong, begins a new epoch.
    /// </summary>
    [ResponseTimeout("00:00:05"), Alias("Take")]
    Task Take(FeedBatch batch);

    /// <summary>As <see cref="Take"/>, for one; silos of the version before say it so while an upgrade rolls.</summary>
    [Alias("Publish")]
    Task Publish(FeedNews news);

    /// <summary>As <see cref="Take"/>, for one; not numbered and not kept.</summary>
    [Alias("Announce")]
    Task Announce(TicketPresence presence);

    /// <summary>Starts or renews following; one that does not renew within 15 seconds is dropped.</summary>
    [Alias("Follow")]
    Task<FeedPosition> Follow(IFeedFollower follower);

    [Alias("Unfollow")]
    Task Unfollow(IFeedFollower follower);

    [Alias("Since")]
    Task<FeedCatchUp> Since(string epoch, long number);
}

/// <summary>A host that passes the feed on to its consoles.</summary>
[Alias("oqupie.IFeedFollower")]
public interface IFeedFollower : IGrainObserver
{
    /// <summary>Told in order, one call at a time; who does not answer within five seconds is dropped and finds the gap when it follows anew.</summary>
    [ResponseTimeout("00:00:05"), Alias("Told")]
    Task Told(BrandId brand, ImmutableArray<FeedEntry> entries);

    [ResponseTimeout("00:00:05"), Alias("Seen")]
    Task Seen(BrandId brand, ImmutableArray<TicketPresence> presence);
}

/// <summary>What one silo has to tell of a brand.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.FeedBatch")]
public sealed record FeedBatch
{
    /// <summary>Something before this could not be told and is gone: followers must read again.</summary>
    [Id(0)]
    public bool Lost { get; init; }

    [Id(1)]
    public ImmutableArray<FeedNews> News { get; init; } = [];

    [Id(2)]
    public ImmutableArray<TicketPresence> Presence { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("oqupie.FeedPosition")]
public sealed record FeedPosition([property: Id(0)] string Epoch, [property: Id(1)] long Number);

[GenerateSerializer, Immutable, Alias("oqupie.FeedCatchUp")]
public sealed record FeedCatchUp
{
    [Id(0)]
    public required FeedPosition Now { get; init; }

    /// <summary>True where the asked position is of another epoch or too old: read everything again.</summary>
    [Id(1)]
    public bool Reset { get; init; }

    [Id(2)]
    public ImmutableArray<FeedEntry> Entries { get; init; } = [];
}
