using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Portal.Languages;

namespace Oqupie.Portal.Knowledge;

/// <summary>A brand's portal as it is at one moment, so arranged that a page finds what it shows without looking at all of it.</summary>
public sealed class OpenPortal
{
    private static readonly string Build = typeof(OpenPortal).Module.ModuleVersionId.ToString("N");

    private readonly Dictionary<string, SectionInfo> _sections;
    private readonly Dictionary<string, ArticleHead> _articles;
    private readonly ILookup<string?, SectionInfo> _folders;
    private readonly ILookup<string?, ArticleHead> _places;

    public OpenPortal(BrandId id, BrandInfo brand, PortalHome home)
    {
        (Id, Brand, Home, Words) = (id, brand, home, Words.Of(brand.Language));
        _sections = home.Categories.Concat(home.Folders).ToDictionary(section => section.Id, StringComparer.Ordinal);
        _articles = home.Articles.ToDictionary(article => article.Id, StringComparer.Ordinal);
        _folders = home.Folders.ToLookup(folder => folder.Folder ?? folder.Category, StringComparer.Ordinal);
        _places = home.Articles.ToLookup(article => article.Place.Folder ?? article.Place.Category, StringComparer.Ordinal);
        Recent = [.. home.Articles.OrderByDescending(article => article.UpdatedAt).Take(5)];
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Build}\n{brand}\n{home.Version}")).AsSpan(0, 10));
    }

    public BrandId Id { get; }

    public BrandInfo Brand { get; }

    public PortalHome Home { get; }

    public Words Words { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ArticleHead> Recent { get; }

    /// <summary>Another one whenever a page might look otherwise.</summary>
    public string Version { get; }

    public ArticleHead? Article(string id) => _articles.GetValueOrDefault(id);

    public bool Has(string article) => _articles.ContainsKey(article);

    public SectionInfo? Section(SectionKind kind, string id) => _sections.TryGetValue(id, out var found) && found.Kind == kind ? found : null;

    public IEnumerable<SectionInfo> FoldersIn(SectionInfo section) => _folders[section.Id];

    public IEnumerable<ArticleHead> ArticlesIn(SectionInfo section) => _places[section.Id];

    /// <summary>Its own first, then those of its folders.</summary>
    public IEnumerable<ArticleHead> ArticlesUnder(SectionInfo section) =>
        ArticlesIn(section).Concat(FoldersIn(section).SelectMany(ArticlesUnder));

    /// <summary>What lies above it, from the category down.</summary>
    public IReadOnlyList<SectionInfo> Above(SectionInfo section) =>
        [.. new[] { section.Category, section.Folder }.OfType<string>().Select(id => _sections[id])];

    public string Path(string rest = "") => $"/portal/{Brand.Slug}{rest}";

    public string PathOf(ArticleHead article) => Path($"/articles/{article.Id}");

    public string PathOf(SectionInfo section) => Path(section.Kind is SectionKind.Category ? $"/categories/{section.Id}" : $"/folders/{section.Id}");
}
