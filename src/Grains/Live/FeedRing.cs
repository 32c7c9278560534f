using System.Collections.Immutable;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

/// <summary>One epoch: numbers entries from 1 and keeps the newest <see cref="Kept"/> for those who missed some.</summary>
internal sealed class FeedRing(string epoch)
{
    public const int Kept = 4_096;

    private readonly FeedEntry?[] _entries = new FeedEntry?[Kept];
    private readonly Dictionary<(string Kind, string Id), long> _versions = [];
    private long _last;

    public FeedPosition Position => new(epoch, _last);

    /// <summary>Whether this version of the thing, or a later one, was told before, as far as is remembered.</summary>
    public bool Knows(FeedNews news) => _versions.TryGetValue((news.Kind, news.Id), out var known) && known >= news.Version;

    /// <summary>As <see cref="Knows"/>, but for the later one alone.</summary>
    public bool KnowsLater(FeedNews news) => _versions.TryGetValue((news.Kind, news.Id), out var known) && known > news.Version;

    public FeedEntry Add(FeedNews news)
    {
        var entry = new FeedEntry { Epoch = epoch, Number = ++_last, News = news };
        Forget(_entries[_last % Kept]?.News);
        _entries[_last % Kept] = entry;
        _versions[(news.Kind, news.Id)] = news.Version;
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
            missed.Add(_entries[n % Kept]!);
        }

        return new() { Now = Position, Entries = missed.MoveToImmutable() };
    }

    private void Forget(FeedNews? oldest)
    {
        if (oldest is not null && _versions.TryGetValue((oldest.Kind, oldest.Id), out var known) && known == oldest.Version)
        {
            _versions.Remove((oldest.Kind, oldest.Id));
        }
    }
}
