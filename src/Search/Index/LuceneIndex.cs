using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Oqupie.Search.Index;

/// <summary>One open index: a writer, and searchers that see what it wrote.</summary>
internal sealed class LuceneIndex : IDisposable
{
    private const string PositionKey = "position";
    private const string AnalysisKey = "analysis";
    private const double WriterMegabytes = 16;

    // Milliseconds: one that was closed for another may be asked for before it is quite closed.
    private const int LockPatience = 10_000;

    // Fewer and larger segments while an index is built.
    private const double BuilderMegabytes = 96;

    // Each term of a question is looked up in each segment.
    private const int FewSegments = 2;
    private const int FewPerTier = 4;

    // For the lengths it keeps of texts; what they mean says who searches.
    private static readonly BM25Similarity Similarity = new();

    private readonly string _version;
    private readonly ReadingDirectory _directory;
    // Asked to give up what is deleted, it gives up all of it.
    private readonly TieredMergePolicy _merging = new() { ForceMergeDeletesPctAllowed = 0 };
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;
    private readonly System.Threading.Lock _committing = new();
    private string? _written;
    private string? _committed;
    private bool _dirty;

    private LuceneIndex(string folder, string version, PageCache pages, bool create, bool building = false)
    {
        Folder = folder;
        _version = version;
        _directory = new ReadingDirectory(folder, pages);

        if (!building)
        {
            KeepSegmentsFew();
        }

        try
        {
            if (!create)
            {
                Verify(_directory);
            }

            _writer = new(_directory, new(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
            {
                OpenMode = create ? OpenMode.CREATE : OpenMode.APPEND,
                RAMBufferSizeMB = building ? BuilderMegabytes : WriterMegabytes,
                Similarity = Similarity,
                MergePolicy = _merging,
                WriteLockTimeout = LockPatience,
            });
            _searchers = new(_writer, applyAllDeletes: true, new SearcherFactory());
        }
        catch
        {
            _writer?.Rollback();
            _directory.Dispose();
            throw;
        }

        var data = _writer.CommitData;
        _committed = _written = data.TryGetValue(AnalysisKey, out var analysis) && string.Equals(analysis, version, StringComparison.Ordinal)
            && data.TryGetValue(PositionKey, out var position)
            ? position
            : null;
    }

    public string Folder { get; }

    /// <summary>As of the last commit; null where none was made under this version.</summary>
    public string? Position => Volatile.Read(ref _committed);

    public static bool Exists(string folder)
    {
        using var directory = new SimpleFSDirectory(folder);
        return DirectoryReader.IndexExists(directory);
    }

    public static LuceneIndex Create(string folder, string version, PageCache pages) => new(folder, version, pages, create: true);

    /// <summary>One that is to be filled at once, and then <see cref="Complete"/>d.</summary>
    public static LuceneIndex Begin(string folder, string version, PageCache pages) => new(folder, version, pages, create: true, building: true);

    /// <summary>Reads every file to its checksum first.</summary>
    /// <exception cref="IOException">It is damaged; <see cref="IsDamageAtOpening"/> knows the others that are thrown then.</exception>
    public static LuceneIndex Open(string folder, string version, PageCache pages) => new(folder, version, pages, create: false);

    /// <summary>Whether this is what Lucene throws where files in use are not what they were.</summary>
    public static bool IsDamage(Exception e) => e is CorruptIndexException or EndOfStreamException or FileNotFoundException or DirectoryNotFoundException;

    /// <summary>Whether files that cannot be opened are damaged. Anything may come of reading wrong bytes; a lock that another holds is no damage.</summary>
    public static bool IsDamageAtOpening(Exception e) =>
        e is not LockObtainFailedException and not UnauthorizedAccessException
        && e is IOException or ArgumentException or IndexOutOfRangeException or InvalidOperationException or FormatException or OverflowException;

    /// <summary>In the place of the one that has this term.</summary>
    public void Put(Term id, Document document) => _writer.UpdateDocument(id, document);

    public void Delete(IEnumerable<Term> ids) => _writer.DeleteDocuments([.. ids]);

    /// <summary>
    /// All that was put and deleted is found from now on. An index that was not built to its end stays without a position: what came before is not in it.
    /// </summary>
    public void Show(string position)
    {
        lock (_committing)
        {
            _written = _written is null ? null : position;
            _dirty = true;
        }

        _searchers.MaybeRefreshBlocking();
    }

    /// <summary>Everything up to the position is in it, and on the disk when this returns. Its segments are merged afterwards.</summary>
    public void Complete(string position)
    {
        lock (_committing)
        {
            _written = position;
            _dirty = true;
        }

        Commit();
        _writer.Config.RAMBufferSizeMB = WriterMegabytes;
        _searchers.MaybeRefreshBlocking();
        KeepSegmentsFew();
        _writer.ForceMerge(FewSegments, doWait: false);
    }

    /// <summary>Puts on the disk what is not yet, and lets go of what was merged since.</summary>
    public void Commit()
    {
        lock (_committing)
        {
            if (!_dirty && !_writer.HasUncommittedChanges())
            {
                return;
            }

            var position = _written;
            _dirty = false;

            if (position is not null)
            {
                _writer.SetCommitData(new Dictionary<string, string>(StringComparer.Ordinal) { [PositionKey] = position, [AnalysisKey] = _version });
            }

            _writer.Commit();
            _searchers.MaybeRefresh();
            Volatile.Write(ref _committed, position);
        }
    }

    /// <summary>
    /// Takes what was deleted out of the files, which are on the disk when this returns. Costs as much as the segments with something deleted are large.
    /// </summary>
    public void Scrub()
    {
        _writer.ForceMergeDeletes(doWait: true);
        Commit();
        _searchers.MaybeRefreshBlocking(); // The old files are held by whoever reads them.
        _writer.DeleteUnusedFiles();
    }

    public T Search<T>(Func<IndexSearcher, T> search)
    {
        var searcher = _searchers.Acquire();

        try
        {
            return search(searcher);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    public void Dispose()
    {
        Commit();
        _searchers.Dispose();
        _writer.Dispose(waitForMerges: false);
        _directory.Dispose();
    }

    /// <summary>Closes it as it is on the disk.</summary>
    public void Abandon()
    {
        _searchers.Dispose();
        _writer.Rollback();
        _directory.Dispose();
    }

    private void KeepSegmentsFew() => (_merging.SegmentsPerTier, _merging.MaxMergeAtOnce) = (FewPerTier, FewPerTier);

    private static void Verify(ReadingDirectory directory)
    {
        using var reader = DirectoryReader.Open(directory);

        foreach (var leaf in reader.Leaves)
        {
            leaf.AtomicReader.CheckIntegrity();
        }
    }
}
