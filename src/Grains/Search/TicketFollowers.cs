using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oqupie.Grains.Log;

namespace Oqupie.Grains.Search;

/// <summary>Keeps the indexes of this silo's shards up with the event log.</summary>
internal sealed class TicketFollowers : CopyFollowers<TicketShardId>
{
    private readonly TicketsToIndex _tickets;
    private readonly ITicketIndex _index;
    private readonly int _size;

    public TicketFollowers(
        IEventLog log,
        LogBell logBell,
        TicketsToIndex tickets,
        ITicketIndex index,
        LostTicketIndexBell bell,
        IOptions<TicketSearchOptions> options,
        TimeProvider clock,
        ILogger<LogTail> tailLogger,
        ILogger<CopyFollower> logger)
        : base(log, logBell, [TicketCopy.Kind], clock, tailLogger, logger)
    {
        (_tickets, _index, _size) = (tickets, index, options.Value.TicketsPerIndex);
        bell.Heard = Lose;
    }

    protected override ILogCopy CopyOf(TicketShardId key) => new TicketCopy(key, _size, _tickets, _index);

    protected override TicketShardId KeyOf(LoggedEvent happened) => new(happened.Account, (int)(TicketCopy.NumberOf(happened) / _size));
}

/// <summary>Between the indexes, which know nobody, and those who follow for them.</summary>
internal sealed class LostTicketIndexBell : ILostTicketIndexes
{
    public Action<TicketShardId>? Heard { get; set; }

    public void Lost(TicketShardId shard) => Heard?.Invoke(shard);
}
