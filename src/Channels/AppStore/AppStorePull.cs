using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.AppStore;

/// <summary>
/// An app's reviews, all of the last month looked at again and again: an edit leaves its review where it was, and so does an answer.
/// </summary>
internal sealed class AppStorePull(AppStoreLook look, AppStoreSettings settings, AccountId account, IRawMail raw, TimeProvider clock) : IPull
{
    private const string Slower = "App Store Connect takes few more calls with this key within the hour, so reviews are looked for less often.";

    private AppStoreSight? _sight;
    private string? _trouble;
    private TimeSpan _rest = settings.PollEvery;

    public FetchMode Mode => FetchMode.Poll;

    public Task<PulledBatch> Fetch(string? cursor, int limit, CancellationToken cancellationToken) =>
        Task.Run(() => FetchNow(cursor, limit, cancellationToken), cancellationToken);

    public Task<string?> Finish(PulledBatch batch, IReadOnlyCollection<RawMessage> taken, CancellationToken cancellationToken) => Task.FromResult(_trouble);

    public Task Wait(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var left = until - clock.GetUtcNow();
        return Task.Delay(left < _rest ? (left > TimeSpan.Zero ? left.Value : TimeSpan.Zero) : _rest, clock, cancellationToken);
    }

    public ValueTask DisposeAsync() => default;

    private async Task<PulledBatch> FetchNow(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var place = new AppStorePlace(cursor, settings.App, clock.GetUtcNow());
        var sight = _sight ?? await Look(place.Since, cancellationToken);
        var news = place.News(sight.Reviews);
        var items = ImmutableArray.CreateBuilder<RawMessage>();

        foreach (var item in news.Take(limit))
        {
            var kept = await raw.Keep(account, item.Source(), item.Write(), cancellationToken);
            items.Add(kept with { Imported = place.IsImported(item) });
            place.Take(item);
        }

        var more = news.Count > items.Count;
        _sight = more ? sight : null; // What is left of it comes next, and then it is looked anew.
        return new(items.ToImmutable(), place.Write(isEnd: !more), more);
    }

    private async Task<AppStoreSight> Look(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var sight = await look.Since(since, cancellationToken);
        var rest = sight.Budget?.Rest(sight.Calls) ?? TimeSpan.Zero;
        _trouble = sight.Trouble ?? (rest > settings.PollEvery ? Slower : null);
        _rest = rest > settings.PollEvery ? rest : settings.PollEvery;
        return sight;
    }
}
