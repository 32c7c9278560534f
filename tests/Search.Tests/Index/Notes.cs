using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Accounts;
using Oqupie.Search.Index;

namespace Oqupie.Search.Tests.Index;

/// <summary>The least that can be in an index: one word under an id.</summary>
internal sealed record Note(string Id, string Word);

/// <summary>Indexes of notes in a folder of their own.</summary>
internal sealed class Notes : IDisposable
{
    public static readonly IndexId Id = new(new AccountId("acme"), "cook");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oqupie-index-");
    private readonly List<DirectoryInfo> _copies = [];
    private readonly int _mostOpen;

    public Notes(int mostOpen = 8)
    {
        _mostOpen = mostOpen;
        Indexes = Open(_folder.FullName, "1");
    }

    public Indexes<Note> Indexes { get; private set; }

    public FakeTimeProvider Time { get; } = new();

    public List<IndexId> Lost { get; } = [];

    public string Files => Path.Combine(_folder.FullName, Id.Account.Value, Id.Local);

    public Task Put(string position, params Note[] notes) => Indexes.Write(Id, new(position, notes, []), CancellationToken.None);

    public Task Delete(string position, params string[] ids) => Indexes.Write(Id, new(position, [], ids), CancellationToken.None);

    public Task Rebuild(string position, params Note[] notes) => Indexes.Rebuild(Id, notes.ToAsyncEnumerable(), position, CancellationToken.None);

    public Task<string?> Position() => Indexes.Position(Id, CancellationToken.None);

    /// <summary>The ids, in their own order.</summary>
    public Task<string[]> Find(string word, IndexId? id = null) => Indexes.Search(
        id ?? Id,
        searcher => searcher.Search(new TermQuery(new("word", word)), 100).ScoreDocs.Select(
            hit => searcher.Doc(hit.Doc).Get("id", CultureInfo.InvariantCulture)).Order().ToArray(),
        CancellationToken.None);

    /// <summary>Goes on with what is on the disk at this moment, as after a kill.</summary>
    public void Crash(Action<string>? harm = null)
    {
        var copy = Directory.CreateTempSubdirectory("oqupie-index-");
        _copies.Add(copy);

        foreach (var file in Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("write.lock", StringComparison.Ordinal)))
        {
            var target = Path.Combine(copy.FullName, Path.GetRelativePath(_folder.FullName, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            harm?.Invoke(target);
        }

        Indexes.Dispose();
        Indexes = Open(copy.FullName, "1");
    }

    public void Restart(string version = "1")
    {
        Indexes.Dispose();
        Indexes = Open(_folder.FullName, version);
    }

    public void Dispose()
    {
        Indexes.Dispose();

        foreach (var folder in _copies.Append(_folder))
        {
            folder.Delete(recursive: true);
        }
    }

    private Indexes<Note> Open(string folder, string version) =>
        new(new Form(version), new() { Directory = folder, MostOpen = _mostOpen, Threads = 2 }, Lost.Add, Time, NullLogger.Instance);

    private sealed class Form(string version) : IndexForm<Note>
    {
        public override string Version => version;

        public override string IdOf(Note thing) => thing.Id;

        public override Term TermOf(string id) => new("id", id);

        public override Document DocumentOf(Note thing) =>
            [new StringField("id", thing.Id, Field.Store.YES), new StringField("word", thing.Word, Field.Store.NO)];
    }
}
