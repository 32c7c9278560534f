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

        return new(_fetched.Messages, places.With(_fetched.Cursor).Write(), More: _round.Count > 0);
    }

    public Task<string?> Finish(PulledBatch batch, IReadOnlyCollection<RawMessage> taken, CancellationToken cancellationToken) =>
        _fetched is { } fetched && fetched.Messages == batch.Items ? mailbox.Finish(fetched, taken, cancellationToken) : Task.FromResult<string?>(null);

    public Task Wait(CancellationToken cancellationToken) => mailbox.Wait(cancellationToken);

    public ValueTask DisposeAsync() => mailbox.DisposeAsync();
}
