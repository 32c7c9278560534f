using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Knowledge;
using Oqupie.Search;
using Oqupie.Testing.Knowledge;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Knowledge;

/// <summary>A follower by itself, with the real index and a store that fails on request.</summary>
public sealed class ArticleFollowerTests : IAsyncLifetime
{
    private static readonly BrandId Brand = new(new("acme"), "cook");
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oqupie-follower-");
    private readonly CancellationTokenSource _stopping = new();
    private readonly FakeTimeProvider _clock = new(Monday);
    private readonly MemoryKnowledgeStore _store = new();
    private readonly ServiceProvider _services;
    private readonly IArticleIndex _index;
    private ArticleFollower _follower = null!;
    private Task _running = Task.CompletedTask;
    private int _unheard;

    public ArticleFollowerTests()
    {
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Search:Directory", _folder.FullName), new("Search:Threads", "1")]).Build())
            .AddSingleton<TimeProvider>(_clock)
            .AddSearch()
            .BuildServiceProvider();
        _index = _services.GetRequiredService<IArticleIndex>();
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_nobody_tells_of_is_looked_for_twice_a_second()
    {
        await Begin();

        await Write("a1", "Refunds");

        await Found("a1", "refunds");
    }

    [Fact]
    public async Task What_was_there_before_is_found_once_it_is_ready()
    {
        await Write("a1", "Refunds");

        await Begin();

        Assert.Equal(1, (await Ask("refunds")).Total);
        Assert.True(_follower.IsWhole);
    }

    [Fact]
    public async Task A_failure_is_waited_out_and_nothing_is_missed()
    {
        await Begin();
        _store.FailReads(3);
        await Write("a1", "Refunds");

        await Found("a1", "refunds");
    }

    [Fact]
    public async Task A_lost_index_is_built_anew_at_once()
    {
        await Write("a1", "Refunds");
        await Begin();
        await _index.Drop(Brand, Now);

        _follower.Lose();

        await Until.True(async _ => (await Ask("refunds")).Total is 1, () => "It is not built anew.", cancellationToken: Now);
    }

    [Fact]
    public async Task An_index_of_another_log_is_built_anew()
    {
        await _index.Rebuild(Brand, AsyncEnumerable.Empty<IndexedArticle>(), "999", Now);
        await Write("a1", "Refunds");

        await Begin();

        await Found("a1", "refunds");
    }

    [Fact]
    public async Task Who_cannot_be_told_looks_all_the_same()
    {
        _unheard = 2;
        await Begin();
        await Write("a1", "Refunds");

        await Found("a1", "refunds");
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        await _services.DisposeAsync();
        _stopping.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task Begin()
    {
        _follower = new(Brand, _store, _index, _ => _unheard-- > 0 ? Task.FromException(new TimeoutException()) : Task.CompletedTask, _clock, NullLogger<ArticleFollower>.Instance);
        _running = _follower.Run(() => false, _stopping.Token);
        await _follower.Ready.WaitAsync(Now);
    }

    private Task<bool> Write(string id, string title) => _store.Write(
        new()
        {
            Brand = Brand,
            Article = new() { Id = id, Parent = "c1", Version = 1, Title = title, State = KnowledgeState.Member, Language = "en", Author = "lee", CreatedAt = Monday, UpdatedAt = Monday },
            Text = new() { Version = 1, Title = title, Body = "<p>Text</p>", State = KnowledgeState.Member, Language = "en", At = Monday, By = "lee" },
            Happened = new() { At = Monday, ByKind = ActorKind.Member, By = "lee", Section = "c1", State = KnowledgeState.Member },
        },
        Now);

    private Task Found(string id, string text) => Until.True(
        async _ =>
        {
            _clock.Advance(TimeSpan.FromSeconds(0.5));
            return (await Ask(text)).Hits.Any(hit => hit.Id == id);
        },
        () => $"'{text}' does not find it.",
        cancellationToken: Now);

    private Task<ArticleHits> Ask(string text) => _index.Search(Brand, new() { Text = text, Language = "en", Reader = new("somebody") }, Now);
}
