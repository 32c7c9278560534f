using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.GooglePlay;

/// <summary>
/// An app's reviews, asked for again and again: what is near the newest that is known, and once a day all that Google has, because a review may appear
/// long after it was dated, and an answer does not move it up.
/// </summary>
internal sealed class PlayPull(PlayLook look, AccountId account, IBlobStore blobs, TimeSpan pollEvery, TimeProvider clock) : IPull
{
    private const string LeftSome = "Google has more reviews than are fetched within an hour; the oldest of them were left out.";

    private static readonly TimeSpan BetweenWholes = TimeSpan.FromDays(1);

    private readonly Queue<PlayItem> _waiting = new();
    private string? _reached;
    private string? _trouble;
    private bool _whole;

    public FetchMode Mode => FetchMode.Poll;

    public Task<PulledBatch> Fetch(string? cursor, int limit, CancellationToken cancellationToken) =>
        Task.Run(() => FetchNow(cursor, limit, cancellationToken), cancellationToken);

    public Task<string?> Finish(PulledBatch batch, IReadOnlyCollection<RawMessage> taken, CancellationToken cancellationToken) => Task.FromResult(_trouble);

    public Task Wait(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var left = until - clock.GetUtcNow();
        return Task.Delay(left < pollEvery ? (left > TimeSpan.Zero ? left.Value : TimeSpan.Zero) : pollEvery, clock, cancellationToken);
    }

    public ValueTask DisposeAsync() => default;

    private async Task<PulledBatch> FetchNow(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var place = PlayCursor.Read(cursor);

        if (_waiting.Count is 0 || cursor != _reached)
        {
            place = await Begin(place, cancellationToken);
        }

        _reached = null; // What fails on the way is looked for anew.
        var items = ImmutableArray.CreateBuilder<RawMessage>();

        while (items.Count < limit && _waiting.TryDequeue(out var item))
        {
            items.Add(await Keep(item, imported: item.Place <= place.ImportTo, cancellationToken));
            place = place.With(item);
        }

        place = _waiting.Count is 0 ? place.Ended(_whole, clock.GetUtcNow()) : place;
        _reached = place.Write();
        return new(items.ToImmutable(), _reached, More: _waiting.Count > 0);
    }

    private async Task<PlayCursor> Begin(PlayCursor place, CancellationToken cancellationToken)
    {
        _waiting.Clear();
        var now = clock.GetUtcNow();
        _whole = PlayCursor.IsOlder(place.WholeAt, BetweenWholes, now);
        var (items, hasLeftSome) = await Look(place, now, cancellationToken);

        foreach (var item in items.Where(item => !place.Seen.ContainsKey(item.Source)))
        {
            _waiting.Enqueue(item);
        }

        place = (place.IsFirst && !items.IsEmpty ? place with { ImportTo = items[^1].Place } : place).Answered(now);
        _trouble = hasLeftSome ? LeftSome : place.Silence(now);
        return place;
    }

    private async Task<(ImmutableArray<PlayItem> Items, bool HasLeftSome)> Look(PlayCursor place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var edge = place.Newest - (long)PlayCursor.Overlap.TotalMilliseconds; // Of a first look that was broken off, too: what is before it was taken.
            return await look.Since(_whole && place.ImportTo is 0 ? null : edge, cancellationToken);
        }
        catch (ChannelFailedException e) when (place.Silence(now) is { } silence)
        {
            throw new ChannelFailedException($"{e.Message} {silence}", e) { Pause = e.Pause };
        }
    }

    private async Task<RawMessage> Keep(PlayItem item, bool imported, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(item.Body.ToArray());
        var blob = await blobs.Put(account, body, cancellationToken);
        return new() { Source = item.Source, Sha256 = blob.Sha256, Size = blob.Size, Imported = imported };
    }
}
