using System.Collections.Immutable;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Live;

/// <summary>
/// How far this host has heard a feed. Whatever comes in whatever order, entries come out once each and in order, or it says that it must begin anew.
/// </summary>
/// <param name="since">Asks the feed for what was missed.</param>
internal sealed class FeedCursor(Func<FeedPosition, Task<FeedCatchUp>> since)
{
    private bool _reset;

    /// <summary>Null until the first word of the feed.</summary>
    public FeedPosition? Position { get; private set; }

    /// <returns>True, once, where the feed began anew or too much was missed: consoles must read again.</returns>
    public bool TakeReset()
    {
        var reset = _reset;
        _reset = false;
        return reset;
    }

    /// <param name="told">Entries as they came.</param>
    /// <param name="heard">Gets those that are new, in order; what it got stays heard even where asking the feed failed after.</param>
    public async Task Hear(ImmutableArray<FeedEntry> told, List<FeedEntry> heard)
    {
        foreach (var entry in told)
        {
            Position ??= new(entry.Epoch, entry.Number - 1);

            if (!Follows(entry) && (entry.Epoch != Position.Epoch || entry.Number > Position.Number))
            {
                await CatchUp(heard);
            }

            if (Follows(entry))
            {
                Take(entry, heard);
            }
        }
    }

    /// <summary>As above, for where the feed says it is.</summary>
    public async Task Hear(FeedPosition at, List<FeedEntry> heard)
    {
        Position ??= at;

        if (at.Epoch != Position.Epoch || at.Number > Position.Number)
        {
            await CatchUp(heard);
        }
    }

    private bool Follows(FeedEntry entry) => entry.Epoch == Position!.Epoch && entry.Number == Position.Number + 1;

    private void Take(FeedEntry entry, List<FeedEntry> heard)
    {
        heard.Add(entry);
        Position = new(entry.Epoch, entry.Number);
    }

    private async Task CatchUp(List<FeedEntry> heard)
    {
        var missed = await since(Position!);

        if (missed.Reset)
        {
            (Position, _reset) = (missed.Now, true);
        }

        foreach (var entry in missed.Entries.Where(Follows))
        {
            Take(entry, heard);
        }
    }
}
