using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

/// <summary>
/// What waits for one follower. One awaited call at a time keeps the order; what gathers meanwhile goes out together.
/// Runs on its grain's turns and makes nobody wait: a follower that hangs holds up its own line only.
/// </summary>
/// <param name="lost">Called once, when the follower could not be told.</param>
internal sealed class FollowerLine(BrandId brand, IFeedFollower follower, Action<FollowerLine, Exception> lost)
{
    /// <summary>Well under what the ring keeps, so that who is dropped for slowness can still catch up.</summary>
    public const int Limit = 2_000;

    /// <summary>Rows are about 1 KB; a call stays a few hundred.</summary>
    private const int Batch = 256;

    private readonly Queue<FeedEntry> _entries = new();
    private readonly Dictionary<long, TicketPresence> _presence = [];
    private bool _telling;
    private bool _ended;

    public IFeedFollower Follower => follower;

    public DateTimeOffset RenewedAt { get; set; }

    /// <returns>False where the line is too long: the follower is to be dropped.</returns>
    public bool Tell(FeedEntry entry)
    {
        if (_entries.Count >= Limit)
        {
            return false;
        }

        _entries.Enqueue(entry);
        Start();
        return true;
    }

    /// <summary>Only the newest of a ticket waits.</summary>
    public void Tell(TicketPresence presence)
    {
        _presence[presence.Ticket] = presence;
        Start();
    }

    public void End() => _ended = true;

    private void Start()
    {
        if (!_telling)
        {
            _telling = true;
            _ = Pump(); // Not awaited: whoever writes a ticket must not wait for whoever watches it. It never throws.
        }
    }

    private async Task Pump()
    {
        try
        {
            while (!_ended && (_entries.Count > 0 || _presence.Count > 0))
            {
                if (_entries.Count > 0)
                {
                    await follower.Told(brand, NextEntries());
                }

                if (!_ended && _presence.Count > 0)
                {
                    await follower.Seen(brand, NextPresence());
                }
            }
        }
        catch (Exception e)
        {
            if (!_ended)
            {
                lost(this, e);
            }
        }
        finally
        {
            _telling = false;
        }
    }

    private ImmutableArray<FeedEntry> NextEntries()
    {
        var next = ImmutableArray.CreateBuilder<FeedEntry>(Math.Min(Batch, _entries.Count));

        while (next.Count < next.Capacity)
        {
            next.Add(_entries.Dequeue());
        }

        return next.MoveToImmutable();
    }

    private ImmutableArray<TicketPresence> NextPresence()
    {
        ImmutableArray<TicketPresence> next = [.. _presence.Values];
        _presence.Clear();
        return next;
    }
}
