using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;
using Oqupie.Search;

namespace Oqupie.Bench.SearchQuality;

/// <summary>The product's own index, as a silo has it.</summary>
internal sealed class ProductEngine : IEngine
{
    private static readonly BrandId Brand = new(new AccountId("bench"), "quality");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oqupie-bench-");
    private readonly ServiceProvider _services;
    private readonly IArticleIndex _index;
    private readonly string _language;

    public ProductEngine(string language)
    {
        _language = language;
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Search:Directory", _folder.FullName)]).Build())
            .AddSearch()
            .BuildServiceProvider();
        _index = _services.GetRequiredService<IArticleIndex>();
    }

    public string Name => "OqupieOrleans";

    public Task Index(IReadOnlyList<Passage> passages) =>
        _index.Write(Brand, new("1", [.. passages.Select(Article)], ImmutableArray<string>.Empty), CancellationToken.None);

    public async Task<IReadOnlyList<string>> Search(string question)
    {
        var answer = await _index.Search(Brand, new() { Text = question, Language = _language, Reader = ArticleReader.Anybody }, CancellationToken.None);
        return [.. answer.Hits.Select(hit => hit.Id)];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private IndexedArticle Article(Passage passage) => new()
    {
        Id = passage.Id,
        Version = 1,
        Language = _language,
        Title = passage.Title,
        Body = passage.Text,
        Visibility = ArticleVisibility.Public,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
