using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Knowledge;

/// <summary>From saving to finding, through the real index.</summary>
public sealed class KnowledgeSearchTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private static readonly AccountId Account = new("finders");
    private static readonly Actor Author = Some.Agent(Account) with { Id = "author" };
    private static readonly Actor Other = Some.Agent(Account) with { Id = "other" };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>State of the article × state of the category × state of the folder, null where it lies in the category itself.</summary>
    public static TheoryData<KnowledgeState, KnowledgeState, KnowledgeState?> Places =>
    [
        .. from state in (KnowledgeState[])[KnowledgeState.Draft, KnowledgeState.Member, KnowledgeState.Public]
           from category in (KnowledgeState[])[KnowledgeState.Member, KnowledgeState.Public]
           from folder in (KnowledgeState?[])[null, KnowledgeState.Member, KnowledgeState.Public]
           select new TheoryDataRow<KnowledgeState, KnowledgeState, KnowledgeState?>(state, category, folder),
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Each_reader_finds_what_they_may_see_and_nothing_else(KnowledgeState state, KnowledgeState category, KnowledgeState? folder)
    {
        var brand = await NewBrand();
        var place = await NewPlace(brand, category, folder);
        var article = await NewArticle(brand, place, "Refund of double payments", state);
        await Until.True(async _ => (await Find(brand, Author, "refund")).Contains(article), () => "The author does not find it.", cancellationToken: Now);

        var visible = (KnowledgeState)Math.Min((int)state, Math.Min((int)category, (int)(folder ?? KnowledgeState.Public)));
        Assert.Equal(visible is not KnowledgeState.Draft, (await Find(brand, Other, "refund")).Contains(article));
        Assert.Equal(visible is KnowledgeState.Public, (await Everybody(brand, "refund")).Contains(article));
        Assert.Equal(visible is not KnowledgeState.Draft, (await Suggested(brand, Other, "refu")).Contains(article));
        Assert.Equal(
            visible is KnowledgeState.Public,
            (await silo.Client.GetGrain<IPortalSearchGrain>(brand.ToString()).Suggest("refu", 5, Now)).Any(one => one.Id == article));
    }

    [Fact]
    public async Task What_is_hidden_moved_or_deleted_is_not_found_where_it_was()
    {
        var brand = await NewBrand();
        var place = await NewPlace(brand, KnowledgeState.Public, folder: null);
        var article = await NewArticle(brand, place, "Refund of double payments", KnowledgeState.Public);
        await Found(brand, article);

        TheOutcome.Done(await Tree(brand).ChangeSection(Author, SectionKind.Category, place.Category!, new() { State = KnowledgeState.Member }, Now));
        await Until.True(async _ => (await Everybody(brand, "refund")).Length is 0, () => "It is found though its category is hidden.", cancellationToken: Now);
        Assert.Contains(article, await Find(brand, Other, "refund"));

        TheOutcome.Done(await Articles(brand).DeleteArticle(Author, article, Now));
        await Until.True(async _ => (await Find(brand, Author, "refund")).Length is 0, () => "It is found though it was deleted.", cancellationToken: Now);
    }

    [Fact]
    public async Task A_snippet_is_of_the_text_and_not_of_its_tags()
    {
        var brand = await NewBrand();
        var place = await NewPlace(brand, KnowledgeState.Public, folder: null);
        var article = await NewArticle(
            brand,
            place,
            "Payments",
            KnowledgeState.Public,
            "<h2 class=\"refund>\">Cards</h2><p>A <b>double</b> payment &amp; more</p><p>comes <mark>back</mark> in three days.</p>");
        await Found(brand, article, "double payment");

        var hit = Assert.Single((await silo.Client.GetGrain<IPortalSearchGrain>(brand.ToString()).Search(new() { Text = "double payment" }, Now)).Items);

        Assert.Equal("… A <mark>double</mark> <mark>payment</mark> &amp; more comes back in three days.", hit.SnippetHtml);
        Assert.Equal(("Category", true), (hit.Path, hit.Url!.EndsWith($"/articles/{article}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Synonyms_stand_for_each_other()
    {
        var brand = await NewBrand();
        var place = await NewPlace(brand, KnowledgeState.Public, folder: null);
        var article = await NewArticle(brand, place, "Refund of double payments", KnowledgeState.Public);
        await Found(brand, article);
        Assert.Empty(await Everybody(brand, "chargeback"));

        var kept = TheOutcome.Done(await silo.Client.GetGrain<ISynonymsGrain>(brand.ToString()).Replace(Author, [["refund", " chargeback ", "Refund"]]));
        silo.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["refund", "chargeback"], Assert.Single(kept));
        Assert.Contains(article, await Everybody(brand, "chargeback"));
    }

    [Fact]
    public async Task What_was_not_found_is_counted_however_it_was_written()
    {
        var brand = await NewBrand();
        await Found(
            brand, await NewArticle(brand, await NewPlace(brand, KnowledgeState.Public, folder: null), "Refund of double payments", KnowledgeState.Public));

        await Everybody(brand, "warp drive");
        await Find(brand, Other, "  Warp   DRIVE ");
        await Everybody(brand, "?!");

        var unanswered = TheOutcome.Done(await silo.Client.GetGrain<IUnansweredGrain>(brand.ToString()).Read(Author, 7));
        Assert.Equal(("warp drive", 2), Assert.Single(unanswered) is { } one ? (one.Text, one.Count) : default);
    }

    [Fact]
    public async Task Strangers_find_no_brand()
    {
        var brand = await NewBrand();
        var stranger = Some.Agent(new("elsewhere"));

        Assert.False((await Search(brand).Search(stranger, new() { Text = "refund" }, Now)).Succeeded(out _, out var refusal));
        Assert.Equal(RefusalKind.NotFound, refusal!.Kind);
        Assert.Equal(0, (await silo.Client.GetGrain<IPortalSearchGrain>($"{brand.Account}/none").Search(new() { Text = "refund" }, Now)).Total);
    }

    private IKnowledgeGrain Tree(BrandId brand) => silo.Client.GetGrain<IKnowledgeGrain>(brand.ToString());

    private IKnowledgeArticlesGrain Articles(BrandId brand) => silo.Client.GetGrain<IKnowledgeArticlesGrain>(brand.ToString());

    private IKnowledgeSearchGrain Search(BrandId brand) => silo.Client.GetGrain<IKnowledgeSearchGrain>(brand.ToString());

    private async Task<BrandId> NewBrand() =>
        new(Account, (await silo.NewBrand(Account, new() { Name = "Cook Town", Language = "en", SupportEmail = "help@cook.example" })).Id);

    private async Task<ArticlePlace> NewPlace(BrandId brand, KnowledgeState category, KnowledgeState? folder)
    {
        var made = TheOutcome.Done(await Tree(brand).MakeSection(Author, SectionKind.Category, new() { Name = "Category", State = category }, Now));
        return folder is null
            ? new() { Category = made.Id }
            : new()
            {
                Folder = TheOutcome.Done(
                    await Tree(brand).MakeSection(Author, SectionKind.Folder, new() { Name = "Folder", Category = made.Id, State = folder }, Now)).Id,
            };
    }

    private async Task<string> NewArticle(BrandId brand, ArticlePlace place, string title, KnowledgeState state, string body = "<p>Text</p>") =>
        TheOutcome.Done(await Articles(brand).MakeArticle(Author, new() { Title = title, Body = body, State = state, Place = place }, Now)).Head.Id;

    private Task Found(BrandId brand, string article, string text = "refund") =>
        Until.True(async _ =>
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(1)); // What is public is looked at twice a second.
            return (await Everybody(brand, text)).Contains(article);
        }, () => "It is not found.", cancellationToken: Now);

    private async Task<ImmutableArray<string>> Find(BrandId brand, Actor actor, string text) =>
        [.. TheOutcome.Done(await Search(brand).Search(actor, new() { Text = text }, Now)).Items.Select(hit => hit.Id)];

    private async Task<ImmutableArray<string>> Everybody(BrandId brand, string text) =>
        [.. (await silo.Client.GetGrain<IPortalSearchGrain>(brand.ToString()).Search(new() { Text = text }, Now)).Items.Select(hit => hit.Id)];

    private async Task<ImmutableArray<string>> Suggested(BrandId brand, Actor actor, string text) =>
        [.. TheOutcome.Done(await Search(brand).Suggest(actor, text, 5, Now)).Select(one => one.Id)];
}
