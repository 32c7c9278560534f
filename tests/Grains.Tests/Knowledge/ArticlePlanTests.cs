using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Schedule;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.Core.Internal;
using Orleans.Runtime;

namespace Oqupie.Grains.Tests.Knowledge;

/// <summary>Articles that become public by themselves. Each test has a silo of its own, because its clock decides what happens.</summary>
public sealed class ArticlePlanTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();
    private BrandId _brand;
    private string _article = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static AccountId Account => Some.Account;

    private static Actor Lee => Some.Agent(Account);

    private DateTimeOffset Now => _silo.Clock.GetUtcNow();

    private DueItem? Row => _silo.Stores.Due.Find(Account, ArticlePlan.What, _article);

    private IKnowledgeArticlesGrain Articles => _silo.Client.GetGrain<IKnowledgeArticlesGrain>(_brand.ToString());

    public async ValueTask InitializeAsync()
    {
        await _silo.InitializeAsync();
        var brand = await _silo.NewBrand(Account);
        _brand = new(Account, brand.Id);
        var tree = _silo.Client.GetGrain<IKnowledgeGrain>(_brand.ToString());
        var category = await tree.MakeSection(Lee, SectionKind.Category, new() { Name = "Category", State = KnowledgeState.Public }, Cancellation);
        var wish = new ArticleWish { Title = "Title", Body = "body", Place = new() { Category = TheOutcome.Done(category).Id } };
        _article = TheOutcome.Done(await Articles.MakeArticle(Lee, wish, Cancellation)).Head.Id;
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task A_planned_article_becomes_public_at_its_time_though_nobody_asks_for_it()
    {
        await Plan(Now.AddSeconds(20));
        await Forget();

        _silo.Clock.Advance(TimeSpan.FromSeconds(20));

        var published = await Published();
        Assert.Equal((KnowledgeState.Public, 3, null, Now), (published.Head.State, published.Head.Version, published.PublishAt, published.Head.UpdatedAt));
        Assert.Equal("", TheOutcome.Done(await Articles.Versions(Lee, _article, Cancellation))[0].By);
    }

    [Fact]
    public async Task A_plan_that_was_dropped_is_not_carried_out()
    {
        await Plan(Now.AddSeconds(20));
        var before = Row!;
        TheOutcome.Done(await Articles.ChangeArticle(Lee, _article, new() { Unschedule = true }, Cancellation));

        Assert.Null(Row);
        Assert.Equal(DueOutcome.Done, await Act(before));
        Assert.Equal(KnowledgeState.Draft, (await Read()).Head.State);
    }

    [Fact]
    public async Task What_could_not_be_published_is_tried_again()
    {
        await Plan(Now.AddSeconds(20));
        _silo.Stores.Knowledge.FailNextWrite();

        _silo.Clock.Advance(TimeSpan.FromSeconds(20));
        await Until.True(() => Row?.Attempts is 1, () => "It was not put off.", cancellationToken: Cancellation);
        _silo.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(3, (await Published()).Head.Version);
    }

    [Fact]
    public async Task It_is_published_once_however_often_its_time_comes()
    {
        await Plan(Now.AddSeconds(20));
        var row = Row!;
        _silo.Clock.Advance(TimeSpan.FromSeconds(20));
        await Published();

        Assert.Equal(DueOutcome.Done, await Act(row));
        Assert.Equal(3, (await Read()).Head.Version);
    }

    [Fact]
    public async Task A_plan_of_a_version_that_knew_reminders_only_is_carried_out()
    {
        await Plan(Now.AddSeconds(20));
        await _silo.Stores.Due.End(Row!, Cancellation);
        await Forget();

        Func<string, TickStatus, Task> remind = Articles.AsReference<IRemindable>().ReceiveReminder;
        await remind("publish", new TickStatus());

        Assert.Equal(Now.AddSeconds(20), Row!.At);
        _silo.Clock.Advance(TimeSpan.FromSeconds(20));
        await Published();
    }

    [Fact]
    public async Task A_row_that_is_earlier_than_the_plan_follows_it()
    {
        await Plan(Now.AddSeconds(20));
        var planned = Row!.At;

        Assert.Equal(DueOutcome.Ended, await Act(Row! with { At = Now }));

        Assert.Equal((KnowledgeState.Draft, planned), ((await Read()).Head.State, Row!.At));
    }

    private async Task Plan(DateTimeOffset at) => TheOutcome.Done(await Articles.ChangeArticle(Lee, _article, new() { PublishAt = at }, Cancellation));

    private Task<DueOutcome> Act(DueItem row) => new ArticlePublishing(_silo.Client).Act(row, Cancellation);

    private async Task Forget() => await Articles.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

    private async Task<ArticleInfo> Read() => TheOutcome.Done(await Articles.Article(Lee, _article, Cancellation));

    private async Task<ArticleInfo> Published()
    {
        await Until.True(() => Row is null, () => "It was not published.", cancellationToken: Cancellation);
        return await Read();
    }
}
