using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Log;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Search;

/// <summary>The index of a shard as the log's follower sees it: tickets that are named in an event are read as they are now.</summary>
internal sealed class TicketCopy(TicketShardId shard, int size, TicketsToIndex tickets, ITicketIndex index) : ILogCopy
{
    public const string Kind = "ticket";

    public string Name { get; } = $"tickets {shard}";

    public LogFilter Wanted { get; } = new() { Kinds = [Kind], Account = shard.Account };

    private long From => (long)shard.Shard * size;

    public static long NumberOf(LoggedEvent happened) => long.Parse(happened.Stream, NumberStyles.None, CultureInfo.InvariantCulture);

    public Task<string?> Position(CancellationToken cancellationToken) => index.Position(shard, cancellationToken);

    public Task Rebuild(string position, CancellationToken cancellationToken) =>
        index.Rebuild(shard, tickets.All(shard.Account, From, From + size, cancellationToken), position, cancellationToken);

    public async Task Take(LogPage page, string before, CancellationToken cancellationToken)
    {
        var (put, deleted) = (ImmutableArray.CreateBuilder<TicketPart>(), ImmutableArray.CreateBuilder<string>());

        foreach (var happened in page.Events.Where(one => NumberOf(one) >= From && NumberOf(one) < From + size).GroupBy(NumberOf))
        {
            var id = new TicketId(shard.Account, happened.Key);
            ImmutableArray<(long Version, TicketEvent? Event)> events = [.. happened.Select(one => (one.Version, Read(one)))];

            if (events.Any(one => one.Event is null || TicketsToIndex.ChangesThePast(one.Event)))
            {
                // Piece by piece, for a ticket may be long; where it stands stays as it was until all of it is in.
                await foreach (var (some, gone) in tickets.Whole(id, cancellationToken))
                {
                    await index.Write(shard, new(before, some, gone), cancellationToken);
                }

                continue;
            }

            var (changed, lost) = await tickets.Some(
                id, [.. events.Where(one => TicketsToIndex.IsWriting(one.Event!)).Select(one => one.Version)], cancellationToken);
            put.AddRange(changed);
            deleted.AddRange(lost);
        }

        await index.Write(shard, new(page.Position, put.ToImmutable(), deleted.ToImmutable()), cancellationToken);
    }

    /// <returns>Null where a newer build wrote it.</returns>
    private static TicketEvent? Read(LoggedEvent happened)
    {
        try
        {
            return JsonSerializer.Deserialize(happened.Payload, TicketJson.Default.TicketEvent);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
