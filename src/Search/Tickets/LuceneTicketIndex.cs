using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oqupie.Grains.Search;
using Oqupie.Search.Index;

namespace Oqupie.Search.Tickets;

/// <summary>The tickets of each shard in a Lucene index of its own.</summary>
internal sealed class LuceneTicketIndex(
    IOptions<SearchOptions> options,
    IOptions<TicketSearchOptions> shards,
    IEnumerable<ILostTicketIndexes> listeners,
    TimeProvider time,
    ILogger<LuceneTicketIndex> logger)
    : ITicketIndex, IDisposable
{
    // With a sign that no brand's id has, for they lie beside each other.
    private const string Prefix = "tickets_";

    private readonly int _size = shards.Value.TicketsPerIndex;

    private readonly Indexes<TicketPart> _indexes =
        new(new TicketForm(shards.Value.TicketsPerIndex), options.Value, id => Tell(listeners, id), time, logger);

    public Task<string?> Position(TicketShardId shard, CancellationToken cancellationToken) => _indexes.Position(Of(shard), cancellationToken);

    public Task Write(TicketShardId shard, TicketChanges changes, CancellationToken cancellationToken) =>
        _indexes.Write(Of(shard), new(changes.Position, changes.Put, changes.Deleted), cancellationToken);

    public Task Rebuild(TicketShardId shard, IAsyncEnumerable<TicketPart> parts, string position, CancellationToken cancellationToken) =>
        _indexes.Rebuild(Of(shard), parts, position, cancellationToken);

    public Task<TicketFindings> Find(TicketShardId shard, ShardQuestion question, CancellationToken cancellationToken) => _indexes.Search(
        Of(shard), searcher => new TicketFinder(searcher.IndexReader, question, (long)shard.Shard * _size, _size, cancellationToken).Find(), cancellationToken);

    public Task<bool> Scrub(TicketShardId shard, IReadOnlyCollection<long> tickets, CancellationToken cancellationToken) =>
        _indexes.Scrub(Of(shard), searcher => !tickets.Any(ticket => IsThere(searcher.IndexReader, ticket)), cancellationToken);

    public Task Drop(TicketShardId shard, CancellationToken cancellationToken) => _indexes.Drop(Of(shard), cancellationToken);

    public void Dispose() => _indexes.Dispose();

    private static IndexId Of(TicketShardId shard) =>
        new(shard.Account, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{shard.Shard}"));

    private static bool IsThere(IndexReader reader, long ticket)
    {
        var postings = MultiFields.GetTermDocsEnum(
            reader, MultiFields.GetLiveDocs(reader), TicketFields.Of, new BytesRef(TicketFields.NumberTerm(ticket)), DocsFlags.NONE);
        return postings is not null && postings.NextDoc() is not DocIdSetIterator.NO_MORE_DOCS;
    }

    private static void Tell(IEnumerable<ILostTicketIndexes> listeners, IndexId lost)
    {
        var shard = int.Parse(lost.Local.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);

        foreach (var listener in listeners)
        {
            listener.Lost(new(lost.Account, shard));
        }
    }
}
