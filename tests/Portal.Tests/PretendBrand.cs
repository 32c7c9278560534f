using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Notices;
using Oqupie.Contracts.Portals;

namespace Oqupie.Portal.Tests;

/// <summary>One brand, "cook", with what a test puts into its knowledge base. Any other slug is nobody's.</summary>
public sealed partial class PretendBrand : ISlugGrain, IBrandGrain, IBrandDirectoryGrain, IPortalKnowledgeGrain, IPortalNoticesGrain, IPortalSettingsGrain
{
    private static readonly PortalHome Nothing = new() { Version = "0" };
    private static readonly BrandId Id = new(new("main"), "b1");

    private string _slug = "";
    private string _local = "";
    private string _key = "";

    public BrandInfo Brand { get; set; } = new() { Id = "b1", Name = "Cook & Co", Slug = "cook", Language = "ko", SupportEmail = "support@cook.example" };

    public PortalSettings Settings { get; set; } = new() { Colouring = new() { Sheet = ":root{--accent:#123456}" } };

    /// <summary>Other brands of the account, and how their portals are set, by their ids.</summary>
    public Dictionary<string, (BrandInfo Brand, PortalSettings Settings)> Others { get; } = [];

    /// <summary>What is public in them.</summary>
    public Dictionary<string, PortalHome> OthersHomes { get; } = [];

    /// <summary>A slug it had before.</summary>
    public string FormerSlug { get; set; } = "";

    public PortalHome Home { get; set; } = new() { Version = "1" };

    public ImmutableArray<NoticeInfo> Notices { get; set; } = [];

    public Dictionary<string, string> Bodies { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<(string Article, bool Yes)> Answers { get; } = [];

    public ConcurrentQueue<string> Views { get; } = [];

    public int Rendered { get; private set; }

    internal PretendBrand Called(string key)
    {
        _slug = key.Contains('/', StringComparison.Ordinal) || key is "main" ? _slug : key;
        _local = key.Split('/')[^1];
        _key = key;
        return this;
    }

    public Task<BrandId?> Owner() => Task.FromResult<BrandId?>(
        _key.Contains("portals/", StringComparison.Ordinal) ? (_key == OldPortal ? Id : null) : _slug == Brand.Slug || _slug == Settings.Domain ? Id : null);

    public Task<BrandId?> Former() => Task.FromResult<BrandId?>(_slug == FormerSlug ? Id : null);

    Task<Outcome<BrandInfo>> IBrandGrain.Read() => Task.FromResult<Outcome<BrandInfo>>(_local == Brand.Id ? Brand : Others[_local].Brand);

    public Task<ImmutableArray<BrandEntry>> Named(ImmutableArray<string> brands) => Task.FromResult<ImmutableArray<BrandEntry>>(
        [.. from other in Others.Values where brands.Contains(other.Brand.Id) select new BrandEntry(other.Brand.Id, other.Brand.Name, other.Brand.Slug)]);

    Task<PortalSettings> IPortalSettingsGrain.Read() => Task.FromResult(_local == Brand.Id ? Settings : Others[_local].Settings);

    public Task<PortalHome?> HomeSince(string? known, CancellationToken cancellationToken)
    {
        var home = _local == Brand.Id ? Home : OthersHomes.GetValueOrDefault(_local, Nothing);
        return Task.FromResult(home.Version == known ? null : home);
    }

    public Task<PortalArticle?> Article(string id, CancellationToken cancellationToken)
    {
        Rendered++;
        var head = Home.Articles.Single(article => article.Id == id);
        return Task.FromResult<PortalArticle?>(new()
        {
            Article = new() { Head = head, Body = Bodies.GetValueOrDefault(id, "<p>Text</p>") },
            Path = [.. Home.Categories.Where(category => category.Id == head.Place.Category)],
            Related = [.. Home.Articles.Where(article => article.Id != id)],
        });
    }

    public Task<PortalNotices?> Since(string? known)
    {
        var version = string.Join(',', Notices.Select(notice => $"{notice.Head.Id} {notice.Head.Version}"));
        return Task.FromResult(version == known ? null : new PortalNotices { Version = version, Heads = [.. Notices.Select(notice => notice.Head)] });
    }

    public Task<NoticeInfo?> Notice(string id) => Task.FromResult(Notices.FirstOrDefault(notice => notice.Head.Id == id));

    public Task<ImmutableArray<NoticeInfo>> Newest(int count) => Task.FromResult<ImmutableArray<NoticeInfo>>([.. Notices.Take(count)]);

    public Task Helpful(string id, bool yes)
    {
        Answers.Add((id, yes));
        return Task.CompletedTask;
    }

    public Task Viewed(string id)
    {
        Views.Enqueue(id);
        return Task.CompletedTask;
    }

    public Task<bool> Claim(BrandId brand) => throw new NotSupportedException();

    public Task Release(BrandId brand) => throw new NotSupportedException();

    public Task<Outcome<ImmutableArray<BrandEntry>>> Page(string? cursor, int limit) => throw new NotSupportedException();

    public Task<Outcome<BrandInfo>> Make(BrandWish wish) => throw new NotSupportedException();

    public Task<Outcome<BrandInfo>> Change(BrandWish wish) => throw new NotSupportedException();

    public Task<Outcome<PortalSettings>> Change(PortalWish wish) => throw new NotSupportedException();

    public Task<Outcome<PortalColouring>> Try(PortalLook look) => throw new NotSupportedException();
}
