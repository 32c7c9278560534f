using System.Collections.Immutable;
using System.Threading.Channels;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Tests.Live;

/// <summary>A follower that remembers what it was told, and hangs on request.</summary>
public sealed class Listener : IFeedFollower
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<FeedEntry> _heard = Channel.CreateUnbounded<FeedEntry>();
    private readonly Channel<TicketPresence> _seen = Channel.CreateUnbounded<TicketPresence>();

    public IFeedFollower Reference { get; set; } = null!;

    public TaskCompletionSource? Hang { get; set; }

    public int Calls { get; private set; }

    public async Task Told(BrandId brand, ImmutableArray<FeedEntry> entries)
    {
        Calls++;

        foreach (var entry in entries)
        {
            _heard.Writer.TryWrite(entry);
        }

        await (Hang?.Task ?? Task.CompletedTask);
    }

    public Task Seen(BrandId brand, ImmutableArray<TicketPresence> presence)
    {
        foreach (var ticket in presence)
        {
            _seen.Writer.TryWrite(ticket);
        }

        return Task.CompletedTask;
    }

    public Task<FeedEntry> Next(CancellationToken cancellationToken) =>
        _heard.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);

    public async Task<List<FeedEntry>> Next(int count, CancellationToken cancellationToken)
    {
        var entries = new List<FeedEntry>(count);

        while (entries.Count < count)
        {
            entries.Add(await Next(cancellationToken));
        }

        return entries;
    }

    public Task<TicketPresence> NextPresence(CancellationToken cancellationToken) =>
        _seen.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
}
