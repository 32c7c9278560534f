using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Notices;
using Oqupie.Contracts.Portals;
using Oqupie.Portal.Languages;

namespace Oqupie.Portal.Serving;

/// <summary>A brand's portal as it is at one moment, so arranged that a page finds what it shows without looking at all of it.</summary>
public sealed class OpenPortal
{
    private static readonly string Build = typeof(OpenPortal).Module.ModuleVersionId.ToString("N");

    private readonly Dictionary<string, SectionInfo> _sections;
    private readonly Dictionary<string, ArticleHead> _articles;
    private readonly ILookup<string?, SectionInfo> _folders;
    private readonly ILookup<string?, ArticleHead> _places;

    private readonly string _root;

    /// <param name="id">The brand's.</param>
    /// <param name="brand">Whose it is.</param>
    /// <param name="settings">How it shall be.</param>
    /// <param name="home">What is public.</param>
    /// <param name="siblings">Portals that say the same in other languages.</param>
    /// <param name="notices">Its public notices.</param>
    /// <param name="root">What its paths begin with: nothing on a domain of its own.</param>
    public OpenPortal(
        BrandId id,
        BrandInfo brand,
        PortalSettings settings,
        PortalHome home,
        IReadOnlyList<Sibling> siblings,
        PortalNotices notices,
        string root)
    {
        (Id, Brand, Settings, Home, Siblings, Notices, Words) = (id, brand, settings, home, siblings, notices, Words.Of(brand.Language));
        _root = root;
        SheetPath = Path($"/look-{Hash(settings.Colouring.Sheet)}.css");
        _sections = home.Categories.Concat(home.Folders).ToDictionary(section => section.Id, StringComparer.Ordinal);
        _articles = home.Articles.ToDictionary(article => article.Id, StringComparer.Ordinal);
        _folders = home.Folders.ToLookup(folder => folder.Folder ?? folder.Category, StringComparer.Ordinal);
        _places = home.Articles.ToLookup(article => article.Place.Folder ?? article.Place.Category, StringComparer.Ordinal);
        Recent = [.. home.Articles.OrderByDescending(article => article.UpdatedAt).Take(5)];
        Version = Hash(
            $"{Build}\n{root}\n{brand}\n{settings.Version}\n{settings.Colouring.Sheet}\n{string.Join(',', siblings.Select(other => other.Version))}\n"
                + $"{home.Version}\n{notices.Version}");
    }

    public BrandId Id { get; }

    public BrandInfo Brand { get; }

    public PortalSettings Settings { get; }

    public PortalHome Home { get; }

    public IReadOnlyList<Sibling> Siblings { get; }

    public PortalNotices Notices { get; }

    /// <summary>As customers know it.</summary>
    public string Name => Settings.Profile.Name is { Length: > 0 } name ? name : Brand.Name;

    /// <summary>The brand's colours, under a name that changes with them.</summary>
    public string SheetPath { get; }

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

    public string Path(string rest = "") => _root.Length is 0 && rest.Length is 0 ? "/" : _root + rest;

    /// <summary>On the domain of its own, where it has one and this is not it.</summary>
    public string CanonicalPath(string path) =>
        Settings.Domain.Length is 0 || _root.Length is 0 ? path : path.Length == _root.Length ? "/" : path[_root.Length..];

    /// <summary>What whole addresses begin with, if that does not depend on how one came here.</summary>
    public string? CanonicalOrigin => Settings.Domain.Length is 0 || _root.Length is 0 ? null : $"https://{Settings.Domain}";

    public bool IsOnOwnDomain => _root.Length is 0;

    public string PathOf(FileRef picture) => Path($"/images/{picture.Sha256}");

    /// <summary>A picture that the settings show to everybody; null for any other file.</summary>
    public FileRef? Picture(string sha256) =>
        new[] { Settings.Profile.Logo, Settings.Profile.Favicon, Settings.Look.HeroImage }.FirstOrDefault(picture => picture?.Sha256 == sha256);

    public string PathOf(ArticleHead article) => Path($"/articles/{article.Id}");

    public string PathOf(NoticeHead notice) => Path($"/notices/{notice.Id}");

    public string PathOf(SectionInfo section) => Path(section.Kind is SectionKind.Category ? $"/categories/{section.Id}" : $"/folders/{section.Id}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 10));
}
