using System.Collections.Immutable;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.AppStore;

/// <summary>Reads an app's reviews, page by page.</summary>
internal sealed class AppStoreLook(AppStoreCalls calls, AppStoreSettings settings)
{
    private const int MostPages = 10;
    private const int LongestAddress = 4_000;
    private const string Elsewhere = "App Store Connect says that its next page of reviews is at another address than the channel's. It was not asked for.";

    /// <summary>All that was written since then, and a little more; of very many the newest. Throws <see cref="ChannelFailedException"/>.</summary>
    public async Task<AppStoreSight> Since(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var sight = new AppStoreSight();
        var known = new HashSet<string>(StringComparer.Ordinal); // What is written meanwhile moves others to the next page.
        string? address = AppStoreCalls.Reviews(settings, AppStorePage.Most);

        while (address is not null && sight.Calls < MostPages)
        {
            var answer = await calls.Get(settings, address, cancellationToken);
            var page = AppStorePage.Of(answer)
                ?? throw new ChannelFailedException(AppStoreWords.OfReading(answer, settings.App)) { Pause = AppStoreCalls.PauseAfter(answer) };
            var isEnd = page.Next is null || (page.Reviews is [.., { CreatedAt: { } last }] && last < since);
            address = isEnd ? null : Here(page.Next!);
            sight = sight with
            {
                Reviews = sight.Reviews.AddRange(page.Reviews.Where(review => known.Add(review.Id))),
                Calls = sight.Calls + 1,
                Budget = AppStoreBudget.Of(answer) ?? sight.Budget,
                Trouble = isEnd || address is not null ? null : Elsewhere,
            };
        }

        return sight;
    }

    // The token goes with each call, so nobody may say where to but the channel's settings.
    private string? Here(string next)
    {
        var here = new Uri(settings.Base);
        return next.Length <= LongestAddress && Uri.TryCreate(here, next, out var there) && there.UserInfo.Length is 0
            && (there.Scheme, there.IdnHost, there.Port) == (here.Scheme, here.IdnHost, here.Port)
                ? there.AbsoluteUri
                : null;
    }
}

/// <summary>An app's reviews as they stand.</summary>
internal sealed record AppStoreSight
{
    /// <summary>Newest first, each once.</summary>
    public ImmutableArray<AppStoreReview> Reviews { get; init; } = [];

    /// <summary>How many it took.</summary>
    public int Calls { get; init; }

    /// <summary>Null where Apple does not say.</summary>
    public AppStoreBudget? Budget { get; init; }

    /// <summary>Why something of them was left out, for a person; null where nothing was.</summary>
    public string? Trouble { get; init; }
}
