using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Log;
using Oqupie.Search;
using Oqupie.Testing;
using Oqupie.Testing.Log;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Knowledge;

/// <summary>A silo's followers by themselves, with the real index and a log that fails on request. The clock stands still unless a test moves it.</summary>
public sealed class ArticleFollowerTests : IAsyncDisposable
{
    private static readonly BrandId Brand = new(new("acme"), "cook");
    private static readonly BrandId Other = new(new("bolt"), "cook");
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oqupie-follower-");
    private readonly FakeTimeProvider _clock = new(Monday);
    private readonly LogBell _bell = new();
    private readonly MemoryStores _stores = new();
    private readonly ServiceProvider _services;
    private readonly IArticleIndex _index;
    private readonly ArticleFollowers _followers;

    public ArticleFollowerTests()
    {
        Log.Bell = _bell;
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Search:Directory", _folder.FullName), new("Search:Threads", "1")])
                .Build())
            .AddSingleton<TimeProvider>(_clock)
            .AddSearch()
            .BuildServiceProvider();
        _index = _services.GetRequiredService<IArticleIndex>();
        _followers = new(Log, _bell, _stores.Knowledge, _index, new(), _clock, NullLogger<LogTail>.Instance, NullLogger<CopyFollower>.Instance);
    }

    private MemoryEventLog Log => _stores.Log;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_appended_is_found_without_anybody_looking()
    {
        await Begin();

        await Write("a1", "Refunds");

        await Found("refunds");
    }

    [Fact]
    public async Task What_no_bell_tells_of_is_looked_for_every_few_seconds()
    {
        await Begin();
        Log.Bell = null;
        await Write("a1", "Refunds");

        await Found("refunds", wait: TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_was_there_before_is_found_once_it_is_ready()
    {
        await Write("a1", "Refunds");

        var follower = await Begin();

        Assert.Equal(1, (await Ask("refunds")).Total);
        Assert.True(follower.IsWhole);
    }

    [Fact]
    public async Task A_failure_is_waited_out_and_nothing_is_missed()
    {
        await Begin();
        Log.FailReads(3);
        await Write("a1", "Refunds");

        await Found("refunds", wait: TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task A_lost_index_is_built_anew_at_once()
    {
        await Write("a1", "Refunds");
        var follower = await Begin();
        await _index.Drop(Brand, Now);

        follower.Lose();

        await Found("refunds");
    }

    [Theory]
    [InlineData("999")]
    [InlineData("7041.12")]
    [InlineData("era0:1:acme/article/a1/1/2026")]
    public async Task An_index_of_anotherLog_or_of_an_older_version_is_built_anew(string position)
    {
        await _index.Rebuild(Brand, AsyncEnumerable.Empty<IndexedArticle>(), position, Now);
        await Write("a1", "Refunds");

        await Begin();

        await Found("refunds");
    }

    [Fact]
    public async Task An_index_that_is_behind_goes_on_from_where_it_stands()
    {
        await Write("a1", "Refunds");
        await _index.Rebuild(Brand, AsyncEnumerable.Empty<IndexedArticle>(), await Log.End(Now), Now);
        await Write("a2", "Payments");

        await Begin();

        await Found("payments");
        Assert.Equal(0, (await Ask("refunds")).Total);
    }

    [Fact]
    public async Task Where_the_database_was_put_back_every_index_is_built_anew()
    {
        await Write("a1", "Refunds");
        await Begin();
        await Begin(Other);
        await _index.Write(Brand, new(await Log.End(Now), [], ["a1"]), Now);

        Log.Replace();
        _bell.Ring();

        await Found("refunds");
    }

    [Fact]
    public async Task While_nothing_happens_brands_cost_no_readings()
    {
        await Begin();
        var brands = Enumerable.Range(0, 50).Select(n => new BrandId(new("acme"), $"brand{n}")).ToList();
        await Task.WhenAll(brands.Select(Begin));
        var before = Log.Readings;

        _bell.Ring();
        await Until.True(() => Log.Readings > before, () => "Nobody looked.", cancellationToken: Now);
        await Write("a1", "Refunds");
        await Found("refunds");

        Assert.InRange(Log.Readings - before, 1, 6); // The tail's alone, however many brands there are.
    }

    [Fact]
    public async Task Each_brand_is_handed_its_own_events()
    {
        await Begin();
        await Begin(Other);

        await Write("a1", "Refunds", Other);
        await Until.True(async _ => (await Ask("refunds", Other)).Total is 1, () => "It is not found.", cancellationToken: Now);
        await Write("a2", "Payments");
        await Found("payments");

        Assert.Equal(0, (await Ask("refunds")).Total);
    }

    public async ValueTask DisposeAsync()
    {
        await _followers.DisposeAsync();
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task<CopyFollower> Begin() => Begin(Brand);

    private async Task<CopyFollower> Begin(BrandId brand)
    {
        var follower = _followers.Of(brand);
        await follower.Ready.WaitAsync(Now);
        return follower;
    }

    private Task<bool> Write(string id, string title, BrandId? brand = null) => _stores.Knowledge.Write(
        new()
        {
            Brand = brand ?? Brand,
            Article = new()
            {
                Id = id,
                Parent = "c1",
                Version = 1,
                Title = title,
                State = KnowledgeState.Member,
                Language = "en",
                Author = "lee",
                CreatedAt = Monday,
                UpdatedAt = Monday,
            },
            Text = new() { Version = 1, Title = title, Body = "<p>Text</p>", State = KnowledgeState.Member, Language = "en", At = Monday, By = "lee" },
            Happened = new() { At = Monday, ByKind = ActorKind.Member, By = "lee", Section = "c1", State = KnowledgeState.Member },
        },
        Now);

    private Task Found(string text, TimeSpan wait = default) => Until.True(
        async _ =>
        {
            _clock.Advance(wait);
            return (await Ask(text)).Total > 0;
        },
        () => $"'{text}' finds nothing.",
        cancellationToken: Now);

    private Task<ArticleHits> Ask(string text, BrandId? brand = null) =>
        _index.Search(brand ?? Brand, new() { Text = text, Language = "en", Reader = new("somebody") }, Now);
}
