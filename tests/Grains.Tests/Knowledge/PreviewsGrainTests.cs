using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Knowledge;

public sealed class PreviewsGrainTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private readonly AccountId _account = new(LocalKey.New());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Actor Lee => Some.Agent(_account);

    [Fact]
    public async Task What_is_not_saved_is_seen_by_who_has_the_address()
    {
        var (brand, article) = await NewArticle();

        var made = TheOutcome.Done(await Previews(brand).Make(Lee, new() { Article = article, Body = "new" }, Cancellation));

        var shown = (await Previews(brand).Open(Token(made)))!;
        Assert.Equal(("Title", "new", "ko"), (shown.Title, shown.Body, shown.Language));
        Assert.StartsWith("/portal/", made.Url, StringComparison.Ordinal);
        Assert.Equal(silo.Clock.GetUtcNow().AddMinutes(15), made.ExpiresAt);
        Assert.Equal(1, TheOutcome.Done(await Articles(brand).Article(Lee, article, Cancellation)).Head.Version);
        Assert.Null(await Previews(brand).Open(new('0', 32)));
    }

    [Fact]
    public async Task A_preview_ends_after_a_quarter_of_an_hour()
    {
        var (brand, article) = await NewArticle();
        var token = Token(TheOutcome.Done(await Previews(brand).Make(Lee, new() { Article = article }, Cancellation)));

        silo.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Null(await Previews(brand).Open(token));
    }

    [Fact]
    public async Task Of_too_many_the_oldest_goes()
    {
        var (brand, _) = await NewArticle();
        var tokens = new List<string>();

        for (var i = 0; i < 51; i++)
        {
            tokens.Add(Token(TheOutcome.Done(await Previews(brand).Make(Lee, new() { Title = $"New {i}" }, Cancellation))));
        }

        Assert.Null(await Previews(brand).Open(tokens[0]));
        Assert.Equal("New 1", (await Previews(brand).Open(tokens[1]))?.Title);
        Assert.Equal(51, tokens.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Who_may_not_see_an_article_sees_no_preview_of_it()
    {
        var (brand, article) = await NewArticle(KnowledgeState.Draft);

        Assert.Equal("not_found", TheOutcome.Refused(await Previews(brand).Make(Lee with { Id = "kim" }, new() { Article = article }, Cancellation)).Code);
        Assert.Equal("not_found", TheOutcome.Refused(await Previews(brand).Make(Lee with { Brands = ["other"] }, new() { Title = "a" }, Cancellation)).Code);
        Assert.Equal("title", TheOutcome.Refused(await Previews(brand).Make(Lee, new() { Article = article, Title = " " }, Cancellation)).Field);
        Assert.Equal(
            "too_large", TheOutcome.Refused(await Previews(brand).Make(Lee, new() { Article = article, Body = new('a', 2 << 20) }, Cancellation)).Code);
    }

    private static string Token(PreviewInfo made) => made.Url[(made.Url.LastIndexOf('/') + 1)..];

    private IPreviewsGrain Previews(BrandId brand) => silo.Client.GetGrain<IPreviewsGrain>(brand.ToString());

    private IKnowledgeArticlesGrain Articles(BrandId brand) => silo.Client.GetGrain<IKnowledgeArticlesGrain>(brand.ToString());

    private async Task<(BrandId Brand, string Article)> NewArticle(KnowledgeState state = KnowledgeState.Member)
    {
        var brand = new BrandId(_account, (await silo.NewBrand(_account)).Id);
        var tree = silo.Client.GetGrain<IKnowledgeGrain>(brand.ToString());
        var category = TheOutcome.Done(await tree.MakeSection(Lee, SectionKind.Category, new() { Name = "Category" }, Cancellation)).Id;
        var wish = new ArticleWish { Title = "Title", Body = "body", State = state, Place = new() { Category = category } };
        return (brand, TheOutcome.Done(await Articles(brand).MakeArticle(Lee, wish, Cancellation)).Head.Id);
    }
}
