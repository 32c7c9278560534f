using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Knowledge;

/// <summary>What consoles hear of the knowledge base. In a silo of its own, because its clock decides what is gathered into one telling.</summary>
public sealed class KnowledgeNewsTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();
    private BrandId _brand;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Actor Lee => Some.Agent(Some.Account);

    private IKnowledgeGrain Tree => _silo.Client.GetGrain<IKnowledgeGrain>(_brand.ToString());

    private IKnowledgeArticlesGrain Articles => _silo.Client.GetGrain<IKnowledgeArticlesGrain>(_brand.ToString());

    private IBrandFeedGrain Feed => _silo.Client.GetGrain<IBrandFeedGrain>(_brand.ToString());

    public async ValueTask InitializeAsync()
    {
        await _silo.InitializeAsync();
        _brand = new(Some.Account, (await _silo.NewBrand(Some.Account)).Id);
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task Consoles_are_told_of_each_section_once_however_much_happened_in_it()
    {
        var one = await Category("One");
        var other = await Category("Other");
        await Told(1);

        var moved = "";
        for (var i = 0; i < 20; i++)
        {
            moved = await Article(one, i.ToString(CultureInfo.InvariantCulture));
        }

        var made = (await Told(2))[1];
        TheOutcome.Done(await Articles.ChangeArticle(Lee, moved, new() { Place = new() { Category = other } }, Cancellation));
        TheOutcome.Done(await Tree.ChangeSection(Lee, SectionKind.Category, one, new() { State = KnowledgeState.Member }, Cancellation));
        var changed = (await Told(5))[2..];

        Assert.Equal(one, made.Id);
        Assert.Empty(made.What);
        Assert.Equal(new[] { "", one, other }.Order(StringComparer.Ordinal), changed.Select(told => told.Id).Order(StringComparer.Ordinal));
        Assert.Contains(changed, told => told.Id == one && told.What.Contains(FeedNews.Deep, StringComparer.Ordinal));
    }

    /// <summary>All that was told, once what happened so far has been: so many things since the start.</summary>
    private async Task<ImmutableArray<FeedNews>> Told(int count)
    {
        _silo.Clock.Advance(TimeSpan.FromSeconds(1));
        ImmutableArray<FeedNews> told = [];
        await Until.True(
            async _ => (told = await News()).Length >= count, () => $"The feed was told {told.Length} of {count}.", cancellationToken: Cancellation);
        return told;

        async Task<ImmutableArray<FeedNews>> News() =>
            [.. (await Feed.Since((await Feed.Since("", 0)).Now.Epoch, 0)).Entries.Select(entry => entry.News).Where(news => news.Kind == FeedNews.Knowledge)];
    }

    private async Task<string> Category(string name) =>
        TheOutcome.Done(await Tree.MakeSection(Lee, SectionKind.Category, new() { Name = name, State = KnowledgeState.Public }, Cancellation)).Id;

    private async Task<string> Article(string category, string title) => TheOutcome.Done(
        await Articles.MakeArticle(
            Lee, new() { Title = title, Body = "body", State = KnowledgeState.Public, Place = new() { Category = category } }, Cancellation)).Head.Id;
}
