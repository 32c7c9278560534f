namespace Oqupie.Grains.Search;

/// <summary>
/// Finds a shard's tickets by what was written in them. It is a copy on this silo's disk that may be lost at any time: whoever follows the event log asks for
/// <see cref="Position"/>, goes on from there, and calls <see cref="Rebuild"/> where there is none. All work is done on threads of its own.
/// </summary>
public interface ITicketIndex
{
    /// <summary>
    /// How far the index has got and would still be after a crash, as it was said to <see cref="Write"/>; null where it must be built: it is new, was
    /// damaged, is of an older analysis, or of shards of another size (and answers until the new one is there).
    /// </summary>
    Task<string?> Position(TicketShardId shard, CancellationToken cancellationToken);

    /// <summary>
    /// Takes changes in. They are found as soon as this answers, all of them at once, and are on the disk a little later. Changes of one shard are to be
    /// written one after another; the same change twice is harmless.
    /// </summary>
    Task Write(TicketShardId shard, TicketChanges changes, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the index anew beside the old one, which answers meanwhile, and puts it in its place. What is written meanwhile is in it, and wins over what
    /// <paramref name="parts"/> brings. Broken off, it leaves the old one as it was.
    /// </summary>
    /// <param name="shard">Whose.</param>
    /// <param name="parts">All there are, each once.</param>
    /// <param name="position">As it was before <paramref name="parts"/> were read.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    Task Rebuild(TicketShardId shard, IAsyncEnumerable<TicketPart> parts, string position, CancellationToken cancellationToken);

    /// <summary>
    /// The first hits in the order asked for, and how many there are in all. What the asker may not see is not among them. Never fails for what was typed; an
    /// index that is not there finds nothing.
    /// </summary>
    Task<TicketFindings> Find(TicketShardId shard, ShardQuestion question, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the bytes of these tickets out of the files, after they were deleted from it. False where one of them can still be found, or the index is being
    /// built: whoever follows the log has not got so far.
    /// </summary>
    Task<bool> Scrub(TicketShardId shard, IReadOnlyCollection<long> tickets, CancellationToken cancellationToken);

    /// <summary>Takes its files away.</summary>
    Task Drop(TicketShardId shard, CancellationToken cancellationToken);
}

/// <summary>
/// Hears that an index was found damaged and thrown away, or fell back to what was on the disk, so that somebody asks for its
/// <see cref="ITicketIndex.Position"/> at once. Called on any thread; must not wait.
/// </summary>
public interface ILostTicketIndexes
{
    void Lost(TicketShardId shard);
}
