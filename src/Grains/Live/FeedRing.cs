using System.Collections.Immutable;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

/// <summary>Numbers entries from 1 and keeps the newest <see cref="Kept"/> for those who missed some.</summary>
internal sealed class FeedRing(string epoch)
{
    public const int Kept = 4_096;

    private readonly FeedEntry[] _entries = new FeedEntry[Kept];
    private long _last;

    public FeedPosition Position => new(epoch, _last);

    public FeedEntry Add(FeedNews news)
    {
        var entry = new FeedEntry { Epoch = epoch, Number = ++_last, News = news };
        _entries[_last % Kept] = entry;
        return entry;
    }

    public FeedCatchUp Since(string of, long number)
    {
        if (of != epoch || number < 0 || number > _last || _last - number > Kept)
        {
            return new() { Now = Position, Reset = true };
        }

        var missed = ImmutableArray.CreateBuilder<FeedEntry>((int)(_last - number));

        for (var n = number + 1; n <= _last; n++)
        {
            missed.Add(_entries[n % Kept]);
        }

        return new() { Now = Position, Entries = missed.MoveToImmutable() };
    }
}
