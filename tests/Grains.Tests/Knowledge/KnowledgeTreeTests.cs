using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Knowledge;

public sealed class KnowledgeTreeTests(TestSilo silo)
{
    private readonly AccountId _account = new(LocalKey.New());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Actor Lee => Some.Agent(_account);

    [Fact]
    public async Task Folders_come_before_articles_with_how_much_lies_in_each()
    {
        var brand = await NewBrand();
        var category = await Section(brand, SectionKind.Category, "Payments");
        var article = await Article(brand, category, "First");
        var folder = await Section(brand, SectionKind.Folder, "Refunds", category);
        await ArticleIn(brand, new() { Folder = folder }, "Inner");

        var root = await Children(brand, new());
        var within = await Children(brand, In(category));

        Assert.Equal((1, 0, 0), (root.Sections, root.Articles, root.At));
        Assert.Equal((category, 1, 1), (root.Items[0].Section!.Id, root.Items[0].Sections, root.Items[0].Articles));
        Assert.Equal([folder, article], within.Items.Select(child => child.Section?.Id ?? child.Article!.Id));
        Assert.Equal((1, 1, null), (within.Sections, within.Articles, within.Next));
        Assert.Equal((0, 1), (within.Items[0].Sections, within.Items[0].Articles));
    }

    [Fact]
    public async Task A_walk_neither_loses_nor_doubles_what_stays_while_others_come_and_go()
    {
        var brand = await NewBrand();
        var category = await Section(brand, SectionKind.Category, "Payments");
        await Section(brand, SectionKind.Folder, "Refunds", category);
        var stay = new List<string>();

        for (var i = 0; i < 30; i++)
        {
            stay.Add(await Article(brand, category, $"Article {i}"));
        }

        var gone = stay[7];
        stay.Remove(gone);
        var walked = new List<string>();
        var query = In(category) with { Limit = 8 };

        for (var page = 0; page is 0 || query.Cursor is not null; page++)
        {
            var part = await Children(brand, query);
            Assert.InRange(part.Items.Length, 0, 8);
            walked.AddRange(part.Items.Where(child => child.Article is not null).Select(child => child.Article!.Id));
            query = query with { Cursor = part.Next };

            if (page is 0)
            {
                // The last that was told; one before it, and one behind it.
                TheOutcome.Done(await Articles(brand).DeleteArticle(Lee, walked[^1], Cancellation));
                stay.Remove(walked[^1]);
                walked.RemoveAt(walked.Count - 1);
                await Articles(brand).DeleteArticle(Lee, gone, Cancellation);
                TheOutcome.Done(
                    await Articles(brand).MakeArticle(
                        Lee,
                        new() { Title = "Early", State = KnowledgeState.Public, Place = new() { Category = category }, Position = 0.5 },
                        Cancellation));
            }
        }

        Assert.Equal(stay, walked);
    }

    [Fact]
    public async Task Any_part_of_a_long_list_is_asked_for_by_its_number()
    {
        var brand = await NewBrand();
        var category = await Section(brand, SectionKind.Category, "Payments");
        await Section(brand, SectionKind.Folder, "Refunds", category);
        var articles = new List<string>();

        for (var i = 0; i < 12; i++)
        {
            articles.Add(await Article(brand, category, $"Article {i}"));
        }

        var part = await Children(brand, In(category) with { At = 10, Limit = 2 });
        var behind = await Children(brand, In(category) with { At = 99 });

        Assert.Equal((10, articles[9], articles[10]), (part.At, part.Items[0].Article!.Id, part.Items[1].Article!.Id));
        Assert.NotNull(part.Next);
        Assert.Equal((13, 0, null), (behind.At, behind.Items.Length, behind.Next));
    }

    [Fact]
    public async Task A_draft_is_counted_and_told_to_its_author_alone()
    {
        var brand = await NewBrand();
        var category = await Section(brand, SectionKind.Category, "Payments");
        await Article(brand, category, "Seen");
        var draft = await Article(brand, category, "Mine", KnowledgeState.Draft);
        var other = Some.Agent(_account) with { Id = "somebody" };

        var mine = await Children(brand, In(category));
        var theirs = TheOutcome.Done(await Parts(brand).Children(other, In(category), Cancellation));

        Assert.Equal((2, 1), (mine.Articles, theirs.Articles));
        Assert.DoesNotContain(theirs.Items, child => child.Article!.Id == draft);
        Assert.Equal(1, TheOutcome.Done(await Parts(brand).Children(other, new(), Cancellation)).Items[0].Articles);
        Assert.Equal(RefusalKind.NotFound, TheOutcome.Refused(await Parts(brand).PathToArticle(other, draft, Cancellation)).Kind);

        TheOutcome.Done(await Articles(brand).ChangeArticle(Lee, draft, new() { State = KnowledgeState.Public }, Cancellation));

        Assert.Equal(2, TheOutcome.Done(await Parts(brand).Children(other, In(category), Cancellation)).Articles);
    }

    [Fact]
    public async Task The_way_down_says_where_each_stands()
    {
        var brand = await NewBrand();
        await Section(brand, SectionKind.Category, "Before");
        var category = await Section(brand, SectionKind.Category, "Payments");
        var folder = await Section(brand, SectionKind.Folder, "Refunds", category);
        await ArticleIn(brand, new() { Folder = folder }, "First");
        var article = await ArticleIn(brand, new() { Folder = folder }, "Second");

        var way = TheOutcome.Done(await Parts(brand).PathToArticle(Lee, article, Cancellation));
        var place = TheOutcome.Done(await Parts(brand).PathToSection(Lee, SectionKind.Folder, folder, Cancellation));

        Assert.Equal([(category, 1), (folder, 0), (article, 1)], way.Select(step => (step.Child.Section?.Id ?? step.Child.Article!.Id, step.At)));
        Assert.Equal([category, folder], place.Select(step => step.Child.Section!.Id));
    }

    [Theory]
    [InlineData(null, "Payments|Payments/Refunds|Account")]
    [InlineData("REFUNDS", "Payments/Refunds")]
    [InlineData("ref pay", "Payments/Refunds")]
    [InlineData("nothing", "")]
    public async Task Places_are_found_by_the_names_on_the_way(string? text, string found)
    {
        var brand = await NewBrand();
        var category = await Section(brand, SectionKind.Category, "Payments");
        await Section(brand, SectionKind.Folder, "Refunds", category);
        await Section(brand, SectionKind.Category, "Account");

        var places = TheOutcome.Done(await Parts(brand).Places(Lee, new() { Text = text }, Cancellation));

        Assert.Equal(found, string.Join('|', places.Items.Select(place => string.Join('/', place.Path))));
    }

    [Fact]
    public async Task Places_come_in_parts()
    {
        var brand = await NewBrand();
        var made = new List<string>();

        for (var i = 0; i < 5; i++)
        {
            made.Add(await Section(brand, SectionKind.Category, $"Place {i}"));
        }

        var walked = new List<string>();
        var query = new PlacesQuery { Limit = 2 };

        do
        {
            var part = TheOutcome.Done(await Parts(brand).Places(Lee, query, Cancellation));
            walked.AddRange(part.Items.Select(place => place.Section.Id));
            query = query with { Cursor = part.Next };
        }
        while (query.Cursor is not null);

        Assert.Equal(made, walked);
        Assert.Equal("cursor", TheOutcome.Refused(await Parts(brand).Places(Lee, new() { Cursor = "-1" }, Cancellation)).Field);
        var behind = TheOutcome.Done(await Parts(brand).Places(Lee, new() { Cursor = "2147483647" }, Cancellation));
        Assert.Equal((0, null), (behind.Items.Length, behind.Next));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x.1.abc")]
    [InlineData("a.b.abc")]
    [InlineData("a.1.NO ID")]
    [InlineData("a.1.abc.d")]
    public async Task A_cursor_that_is_none_is_refused(string cursor)
    {
        var brand = await NewBrand();

        Assert.Equal("cursor", TheOutcome.Refused(await Parts(brand).Children(Lee, new() { Cursor = cursor }, Cancellation)).Field);
    }

    [Fact]
    public async Task Those_that_say_the_same_are_found_by_the_first()
    {
        var brand = await NewBrand();
        var category = await Section(brand, SectionKind.Category, "Payments");
        var first = await Article(brand, category, "First");
        var again = await Article(brand, category, "Again");
        TheOutcome.Done(await Articles(brand).ChangeArticle(Lee, again, new() { TranslationOf = first }, Cancellation));

        var saying = TheOutcome.Done(await Parts(brand).Saying(Lee, first, Cancellation));
        TheOutcome.Done(await Articles(brand).DeleteArticle(Lee, again, Cancellation));

        Assert.Equal([first, again], saying.Select(head => head.Id).OrderBy(id => id == first ? 0 : 1));
        Assert.Equal(first, Assert.Single(TheOutcome.Done(await Parts(brand).Saying(Lee, first, Cancellation))).Id);
        Assert.Empty(TheOutcome.Done(await Parts(brand).Saying(Lee, again, Cancellation)));
    }

    private static ChildrenQuery In(string category) => new() { Kind = SectionKind.Category, Section = category };

    private IKnowledgeGrain Tree(BrandId brand) => silo.Client.GetGrain<IKnowledgeGrain>(brand.ToString());

    private IKnowledgeTreeGrain Parts(BrandId brand) => silo.Client.GetGrain<IKnowledgeTreeGrain>(brand.ToString());

    private IKnowledgeArticlesGrain Articles(BrandId brand) => silo.Client.GetGrain<IKnowledgeArticlesGrain>(brand.ToString());

    private async Task<KnowledgeChildren> Children(BrandId brand, ChildrenQuery query) =>
        TheOutcome.Done(await Parts(brand).Children(Lee, query, Cancellation));

    private async Task<BrandId> NewBrand() => new(_account, (await silo.NewBrand(_account)).Id);

    private async Task<string> Section(BrandId brand, SectionKind kind, string name, string? category = null) =>
        TheOutcome.Done(
            await Tree(brand).MakeSection(Lee, kind, new() { Name = name, State = KnowledgeState.Public, Category = category }, Cancellation)).Id;

    private Task<string> Article(BrandId brand, string category, string title, KnowledgeState state = KnowledgeState.Public) =>
        ArticleIn(brand, new() { Category = category }, title, state);

    private async Task<string> ArticleIn(BrandId brand, ArticlePlace place, string title, KnowledgeState state = KnowledgeState.Public) =>
        TheOutcome.Done(
            await Articles(brand).MakeArticle(Lee, new() { Title = title, Body = "body", State = state, Place = place }, Cancellation)).Head.Id;
}
