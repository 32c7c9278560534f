using System.Collections.Immutable;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.GooglePlay;

/// <summary>Goes through an app's reviews, page by page from the newest change on.</summary>
internal sealed class PlayLook(PlayCalls calls, PlayApp app, TimeProvider clock)
{
    // Together within the hour's budget, and within what a process can hold.
    private const int MostPages = 150;
    private const long MostBytes = 64L << 20;

    /// <summary>How long an answer of the developer stands before it is told: our own have been written down by then, at a second try too.</summary>
    private static readonly TimeSpan SettledAfter = TimeSpan.FromMinutes(5);

    // A clock of Google's that is before ours would else hide what comes after it.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>What was changed since then, the oldest first. Throws <see cref="ChannelFailedException"/> where Google does not say.</summary>
    /// <param name="edge">In milliseconds; null: all there is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(ImmutableArray<PlayItem> Items, bool HasLeftSome)> Since(long? edge, CancellationToken cancellationToken)
    {
        var found = new List<PlayItem>();
        var sources = new HashSet<string>(StringComparer.Ordinal); // Pages shift while they are read, so one may come twice.
        var (page, bytes) = ((string?)null, 0L);

        for (var number = 1; ; number++)
        {
            var answer = await calls.List(app, page, cancellationToken);

            if (answer.Fault is { } fault)
            {
                throw new ChannelFailedException(PlayWords.OfReading(fault, app.Package)) { Pause = fault.Pause };
            }

            var reviews = PlayReview.In(answer.Body).ToList();

            foreach (var item in reviews.SelectMany(Items).Where(item => sources.Add(item.Source)))
            {
                found.Add(item);
                bytes += item.Body.Length;
            }

            var next = PlayReview.NextPage(answer.Body);
            var isLast = next is null || next == page || (reviews.Count > 0 && reviews.All(review => review.ChangedAt < edge));

            if (isLast || number >= MostPages || bytes >= MostBytes)
            {
                return ([.. found.Where(item => !(item.Place < edge)).OrderBy(item => item.Place)], !isLast);
            }

            page = next;
        }
    }

    private IEnumerable<PlayItem> Items(PlayReview review)
    {
        var now = clock.GetUtcNow();
        return PlayItem.Of(review, app.Language, (now - SettledAfter).ToUnixTimeMilliseconds(), (now + Ahead).ToUnixTimeMilliseconds());
    }
}
