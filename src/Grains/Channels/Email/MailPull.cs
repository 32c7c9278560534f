using System.Collections.Immutable;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels.Email;

/// <summary>Pulls the folders of a mailbox one after the other, each to its end, before it waits.</summary>
/// <param name="mailbox">Open, and closed with this.</param>
/// <param name="folders">Watched.</param>
public sealed class MailPull(IMailbox mailbox, ImmutableArray<WatchedFolder> folders) : IPull
{
    private readonly Queue<WatchedFolder> _round = new();
    private FetchBatch? _fetched;

    public FetchMode Mode => mailbox.Mode;

    public async Task<PulledBatch> Fetch(string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (_round.Count is 0)
        {
            // The first is fetched last, because that is the one that is listened to.
            foreach (var folder in folders.Reverse())
            {
                _round.Enqueue(folder);
            }
        }

        var places = MailPlaces.Read(cursor);
        var next = _round.Peek();
        _fetched = await mailbox.Fetch(next, places.In(next.Name), limit, cancellationToken);

        if (!_fetched.More)
        {
            _round.Dequeue();
        }

        return new(_fetched.Messages, places.With(_fetched.Cursor).Write(), More: _round.Count > 0) { NotGiven = _fetched.NotGiven };
    }

    // One folder at a time, since what is to be done with what was taken in is done in the one that is open. The others are due still.
    public async Task<AskedAgain> FetchAgain(ImmutableArray<string> sources, CancellationToken cancellationToken)
    {
        var places = sources.Select(MailSource.Read).ToList();
        var first = places[0];

        if (folders.FirstOrDefault(folder => folder.Name == first.Folder) is not { } watched)
        {
            return new(new([], null, More: false), [.. sources.Where((_, place) => places[place].Folder == first.Folder)]);
        }

        var there = places.Where(place => place.Folder == first.Folder).ToList();
        _fetched = await mailbox.Fetch(watched, [.. there.Where(Counts).Select(place => place.Uid).Order()], alone: true, cancellationToken);
        var validity = _fetched.Cursor.UidValidity;
        var known = _fetched.Messages.Select(raw => raw.Source).Concat(_fetched.NotGiven.Select(one => one.Source))
            .Concat(_fetched.Rest.Select(uid => MailSource.Of(first.Folder, validity, uid))).ToHashSet(StringComparer.Ordinal);
        var gone = there.Select(place => MailSource.Of(place.Folder, place.UidValidity, place.Uid)).Where(source => !known.Contains(source));
        return new(new(_fetched.Messages, null, More: false) { NotGiven = _fetched.NotGiven }, [.. gone]);

        bool Counts((string Folder, long UidValidity, long Uid) place) => place.UidValidity == there.Max(one => one.UidValidity);
    }

    public Task<string?> Finish(PulledBatch batch, IReadOnlyCollection<RawMessage> taken, CancellationToken cancellationToken) =>
        _fetched is { } fetched && fetched.Messages == batch.Items ? mailbox.Finish(fetched, taken, cancellationToken) : Task.FromResult<string?>(null);

    public Task Wait(DateTimeOffset? until, CancellationToken cancellationToken) => mailbox.Wait(until, cancellationToken);

    public ValueTask DisposeAsync() => mailbox.DisposeAsync();
}
