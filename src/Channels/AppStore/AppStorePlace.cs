namespace Oqupie.Channels.AppStore;

/// <summary>Where a pull is: says what of the reviews is new, and goes on with each that is taken. Pure but for its own state.</summary>
internal sealed class AppStorePlace
{
    private const int MostSeen = 2_000;

    /// <summary>So long reviews are looked at again for changes; and so far back the first look goes.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private readonly string _app;
    private readonly long _now;
    private readonly Dictionary<string, SeenReview> _seen;
    private long _newest;
    private long? _importTo;

    /// <param name="cursor">As an earlier batch left it; null: the beginning.</param>
    /// <param name="app">The app's number.</param>
    /// <param name="now">The time.</param>
    public AppStorePlace(string? cursor, string app, DateTimeOffset now)
    {
        var known = AppStoreCursor.Read(cursor, app);
        _app = app;
        _now = now.ToUnixTimeSeconds();
        _seen = (known?.Seen ?? []).DistinctBy(seen => seen.Id).ToDictionary(seen => seen.Id, StringComparer.Ordinal);
        _newest = known?.Newest ?? MonthAgo;
        _importTo = known?.ImportTo;
    }

    /// <summary>What is older need not be looked at. After a long silence that is longer than a month.</summary>
    public DateTimeOffset Since => DateTimeOffset.FromUnixTimeSeconds(From);

    private long MonthAgo => _now - (long)Remembered.TotalSeconds;

    private long From => Math.Min(MonthAgo, _newest);

    /// <summary>What is new of these reviews, oldest first, with what is answered behind what it answers.</summary>
    public List<AppStoreItem> News(IReadOnlyCollection<AppStoreReview> reviews)
    {
        _importTo ??= reviews.Count is 0 ? 0 : reviews.Max(At);
        return [.. reviews.OrderBy(At).ThenBy(review => review.Id, StringComparer.Ordinal).SelectMany(NewsOf)];
    }

    /// <summary>It was there before the channel was.</summary>
    public bool IsImported(AppStoreItem item) => !item.IsEdit && At(item.Review) <= _importTo;

    /// <summary>It will be taken.</summary>
    public void Take(AppStoreItem item)
    {
        var review = item.Review;

        if (review.Response is { } response)
        {
            _seen[review.Id] = _seen[review.Id] with { Answer = response.Mark };
            return;
        }

        var at = At(review);
        _seen[review.Id] = new() { Id = review.Id, At = at, Mark = review.Mark, Revision = item.Revision, Answer = _seen.GetValueOrDefault(review.Id)?.Answer };
        _newest = Math.Max(_newest, at);
    }

    /// <param name="isEnd">All that was new is taken.</param>
    public string Write(bool isEnd) => new AppStoreCursor
    {
        App = _app,
        Newest = _newest,
        ImportTo = isEnd ? 0 : _importTo ?? 0,
        Seen =
        [
            .. _seen.Values.Where(seen => seen.At >= From).OrderByDescending(seen => seen.At).ThenBy(seen => seen.Id, StringComparer.Ordinal).Take(MostSeen),
        ],
    }.Write();

    private IEnumerable<AppStoreItem> NewsOf(AppStoreReview review)
    {
        var known = _seen.GetValueOrDefault(review.Id);

        if (known is null && At(review) < From)
        {
            yield break;
        }

        if (known?.Mark != review.Mark)
        {
            // Counted on from what is known and not by the clock: fetched again after a crash, it is the same revision.
            var first = Math.Max(1, review.CreatedAt?.ToUnixTimeSeconds() ?? 1);
            var revision = known is null ? first : Math.Max(known.Revision + 1, first);
            yield return new() { Review = review with { Response = null }, Revision = revision, IsEdit = known is not null };
        }

        if (review.Response is { } response && known?.Answer != response.Mark)
        {
            yield return new() { Review = review };
        }
    }

    private long At(AppStoreReview review) => review.CreatedAt?.ToUnixTimeSeconds() ?? _now;
}
