using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Testing;
using Orleans.Core.Internal;
using Orleans.Runtime;

namespace Oqupie.Grains.Tests.Knowledge;

public sealed class KnowledgeGrainTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private static readonly string[] NoTags = [];

    private readonly AccountId _account = new(LocalKey.New());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Actor Lee => Some.Agent(_account);

    [Fact]
    public async Task What_was_made_is_there_after_a_restart()
    {
        var brand = await NewBrand();
        var category = await Category(brand);
        var article = await Article(brand, category, KnowledgeState.Public);
        await Forget(brand);

        var tree = TheOutcome.Done(await Tree(brand).Tree(Lee, Cancellation));

        Assert.Equal((category, article), (Assert.Single(tree.Categories).Id, Assert.Single(tree.Articles).Id));
        Assert.Equal("ko", tree.Articles[0].Language);
    }

    [Fact]
    public async Task A_failed_write_leaves_no_trace()
    {
        var brand = await NewBrand();
        var category = await Category(brand);
        var article = await Article(brand, category, KnowledgeState.Member);
        silo.Stores.Knowledge.FailNextWrite();

        await Assert.ThrowsAnyAsync<Exception>(() => Articles(brand).ChangeArticle(Lee, article, new() { Title = "Lost" }, Cancellation));

        Assert.Equal("Title", TheOutcome.Done(await Articles(brand).Article(Lee, article, Cancellation)).Head.Title);
        Assert.Equal(2, TheOutcome.Done(await Articles(brand).ChangeArticle(Lee, article, new() { Title = "Kept" }, Cancellation)).Head.Version);
    }

    [Fact]
    public async Task The_same_again_changes_nothing()
    {
        var brand = await NewBrand();
        var article = await Article(brand, await Category(brand), KnowledgeState.Member);

        var same = TheOutcome.Done(
            await Articles(brand).ChangeArticle(Lee, article, new() { Title = "Title", Body = "body", ExpectedVersion = 1 }, Cancellation));

        Assert.Equal(1, same.Head.Version);
    }

    [Fact]
    public async Task A_move_does_not_disturb_who_writes()
    {
        var brand = await NewBrand();
        var article = await Article(brand, await Category(brand), KnowledgeState.Member);
        var other = await Category(brand);

        await Articles(brand).ChangeArticle(Lee, article, new() { Place = new() { Category = other } }, Cancellation);
        var written = TheOutcome.Done(await Articles(brand).ChangeArticle(Lee, article, new() { Body = "new", ExpectedVersion = 1 }, Cancellation));

        Assert.Equal((other, 2), (written.Head.Place.Category, written.Head.Version));
    }

    [Fact]
    public async Task It_says_what_another_says_until_it_is_told_otherwise()
    {
        var brand = await NewBrand();
        var article = await Article(brand, await Category(brand), KnowledgeState.Public);

        var linked = TheOutcome.Done(await Articles(brand).ChangeArticle(Lee, article, new() { TranslationOf = "original-1" }, Cancellation));
        var restored = TheOutcome.Done(await Articles(brand).Restore(Lee, article, 1, Cancellation));
        var refused = await Articles(brand).ChangeArticle(Lee, article, new() { TranslationOf = "no id!" }, Cancellation);
        var alone = TheOutcome.Done(await Articles(brand).ChangeArticle(Lee, article, new() { TranslationOf = "" }, Cancellation));

        Assert.Equal(("original-1", "original-1"), (linked.Head.TranslationOf, linked.Head.Original));
        Assert.Equal("original-1", restored.Head.TranslationOf);
        Assert.Equal("translationOf", TheOutcome.Refused(refused).Field);
        Assert.Equal(article, alone.Head.Original);
    }

    [Fact]
    public async Task Who_knows_what_is_public_is_not_told_again_before_it_changes()
    {
        var brand = await NewBrand();
        var category = await Category(brand);
        var home = (await Portal(brand).HomeSince(null, Cancellation))!;

        var again = await Portal(brand).HomeSince(home.Version, Cancellation);
        var article = await Article(brand, category, KnowledgeState.Public);
        silo.Clock.Advance(TimeSpan.FromSeconds(1));
        var news = await Portal(brand).HomeSince(home.Version, Cancellation);

        Assert.Null(again);
        Assert.Equal(article, Assert.Single(news!.Articles).Id);
    }

    [Fact]
    public async Task An_article_is_as_hidden_as_what_lies_over_it()
    {
        var brand = await NewBrand();
        var category = await Category(brand);
        var article = await Article(brand, category, KnowledgeState.Public);
        Assert.NotNull(await Portal(brand).Article(article, Cancellation));

        await Tree(brand).ChangeSection(Lee, SectionKind.Category, category, new() { State = KnowledgeState.Member }, Cancellation);
        silo.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(KnowledgeState.Member, TheOutcome.Done(await Articles(brand).Article(Lee, article, Cancellation)).Head.Visible);
        Assert.Null(await Portal(brand).Article(article, Cancellation));
        Assert.Empty((await Portal(brand).HomeSince(null, Cancellation))!.Categories);
    }

    [Fact]
    public async Task The_portal_sees_only_what_is_public()
    {
        var brand = await NewBrand();
        var category = await Category(brand);
        var draft = await Article(brand, category, KnowledgeState.Draft);
        var member = await Article(brand, category, KnowledgeState.Member);
        var shown = await Article(brand, category, KnowledgeState.Public, "refund");
        var related = await Article(brand, category, KnowledgeState.Public, "refund");

        var home = (await Portal(brand).HomeSince(null, Cancellation))!;
        var page = await Portal(brand).Article(shown, Cancellation);

        Assert.Equal([shown, related], home.Articles.Select(head => head.Id));
        Assert.Null(await Portal(brand).Article(draft, Cancellation));
        Assert.Null(await Portal(brand).Article(member, Cancellation));
        Assert.Equal(("body", related, null), (page!.Article.Body, page.Next?.Id, page.Previous));
        Assert.Equal(related, Assert.Single(page.Related).Id);
        Assert.Equal(category, Assert.Single(page.Path).Id);
    }

    [Fact]
    public async Task Nobody_else_makes_a_draft_of_it()
    {
        var brand = await NewBrand();
        var article = await Article(brand, await Category(brand), KnowledgeState.Member);

        var refusal = TheOutcome.Refused(
            await Articles(brand).ChangeArticle(Lee with { Id = "kim" }, article, new() { State = KnowledgeState.Draft }, Cancellation));

        Assert.Equal("not-the-author", refusal.Code);
    }

    [Fact]
    public async Task Who_does_not_serve_the_brand_finds_nothing()
    {
        var brand = await NewBrand();

        Assert.Equal("not_found", TheOutcome.Refused(await Tree(brand).Tree(Lee with { Brands = ["other"] }, Cancellation)).Code);
        Assert.Equal("not_found", TheOutcome.Refused(await Tree(brand with { Local = "none" }).Tree(Lee, Cancellation)).Code);
        Assert.Equal("not_found", TheOutcome.Refused(await Tree(brand).Tree(Some.Agent(), Cancellation)).Code);
    }

    [Fact]
    public async Task What_was_counted_is_written_down_when_the_grain_goes()
    {
        var brand = await NewBrand();
        var article = await Article(brand, await Category(brand), KnowledgeState.Public);
        await Portal(brand).Viewed(article);
        await Portal(brand).Viewed(article);
        await Portal(brand).Helpful(article, yes: true);
        await Portal(brand).Helpful("none", yes: false);

        await Forget(brand);

        var read = TheOutcome.Done(await Articles(brand).Article(Lee, article, Cancellation));
        Assert.Equal((2, 1, 0), (read.Views, read.HelpfulYes, read.HelpfulNo));
    }

    private IKnowledgeGrain Tree(BrandId brand) => silo.Client.GetGrain<IKnowledgeGrain>(brand.ToString());

    private IKnowledgeArticlesGrain Articles(BrandId brand) => silo.Client.GetGrain<IKnowledgeArticlesGrain>(brand.ToString());

    private IPortalKnowledgeGrain Portal(BrandId brand) => silo.Client.GetGrain<IPortalKnowledgeGrain>(brand.ToString());

    private async Task Forget(BrandId brand) => await Tree(brand).AsReference<IGrainManagementExtension>().DeactivateOnIdle();

    private async Task<BrandId> NewBrand() => new(_account, (await silo.NewBrand(_account)).Id);

    private async Task<string> Category(BrandId brand) =>
        TheOutcome.Done(await Tree(brand).MakeSection(Lee, SectionKind.Category, new() { Name = "Category", State = KnowledgeState.Public }, Cancellation)).Id;

    private async Task<string> Article(BrandId brand, string category, KnowledgeState state, string? tag = null)
    {
        var wish = new ArticleWish
        {
            Title = "Title",
            Body = "body",
            State = state,
            Place = new() { Category = category },
            Tags = [.. tag is null ? NoTags : [tag]],
        };
        return TheOutcome.Done(await Articles(brand).MakeArticle(Lee, wish, Cancellation)).Head.Id;
    }
}
