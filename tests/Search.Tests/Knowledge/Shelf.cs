using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;
using Oqupie.Search.Knowledge;

namespace Oqupie.Search.Tests.Knowledge;

/// <summary>Indexes in a folder of their own, and articles to put into them.</summary>
internal sealed class Shelf : IDisposable, ILostArticleIndexes
{
    public static readonly BrandId Brand = new(new AccountId("acme"), "cook");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oqupie-search-");
    private readonly int _mostOpen;
    private LuceneArticleIndex _index;
    private int _position;

    public Shelf(int mostOpen = 8)
    {
        _mostOpen = mostOpen;
        _index = Open(_folder.FullName);
    }

    public LuceneArticleIndex Index => _index;

    public FakeTimeProvider Time { get; } = new();

    public List<BrandId> LostBrands { get; } = [];

    public string Files => Path.Combine(_folder.FullName, Brand.Account.Value, Brand.Local);

    public static IndexedArticle Article(
        string id,
        string title,
        string body = "",
        string language = "ko",
        ArticleVisibility visibility = ArticleVisibility.Public,
        string? author = null) =>
        new()
        {
            Id = id,
            Version = 1,
            Language = language,
            Title = title,
            Body = body,
            Visibility = visibility,
            Author = author,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };

    public Task Put(params IndexedArticle[] articles) => Index.Write(Brand, new($"{++_position}", [.. articles], []), CancellationToken.None);

    public Task Delete(params string[] ids) => Index.Write(Brand, new($"{++_position}", [], [.. ids]), CancellationToken.None);

    public Task Rebuild(string position, params IndexedArticle[] articles) =>
        Index.Rebuild(Brand, articles.ToAsyncEnumerable(), position, CancellationToken.None);

    public Task<ArticleHits> Ask(string text, string language = "ko", string? member = null, params ImmutableArray<string>[] synonyms) => Index.Search(
        Brand,
        new() { Text = text, Language = language, Reader = new(member), Synonyms = [.. synonyms] },
        CancellationToken.None);

    /// <summary>The ids, the best first.</summary>
    public async Task<IEnumerable<string>> Find(string text, string language = "ko", string? member = null) =>
        (await Ask(text, language, member)).Hits.Select(hit => hit.Id);

    public async Task<IEnumerable<string>> Type(string text) =>
        (await Index.Suggest(Brand, new() { Text = text, Reader = ArticleReader.Anybody }, CancellationToken.None)).Select(suggestion => suggestion.Id);

    /// <summary>Closes the indexes, does something to their files, and opens them again.</summary>
    public void Restart(Action<string>? harm = null)
    {
        _index.Dispose();

        foreach (var file in harm is null ? [] : Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories))
        {
            harm!(file);
        }

        _index = Open(_folder.FullName);
    }

    public void Lost(BrandId brand) => LostBrands.Add(brand);

    public void Dispose()
    {
        _index.Dispose();
        _folder.Delete(recursive: true);
    }

    private LuceneArticleIndex Open(string folder) =>
        new(Options.Create(new SearchOptions { Directory = folder, MostOpen = _mostOpen, Threads = 2 }), [this], Time, NullLogger<LuceneArticleIndex>.Instance);
}
