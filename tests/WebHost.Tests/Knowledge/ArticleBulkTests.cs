using System.Net;

namespace Oqupie.WebHost.Tests.Knowledge;

public sealed class ArticleBulkTests(Company company)
{
    [Fact]
    public async Task Many_articles_move_in_the_order_they_are_named()
    {
        var (kb, articles) = await NewArticles();
        var other = await Made($"{kb}/categories", new { name = "B" });

        var answer = (await company.Owner.Post($"{kb}/articles/bulk", new { articles = articles.Reverse(), action = "move", place = new { category = other } }))
            .IsOk().Items;

        Assert.All(answer, result => Assert.Null(result!["code"]));
        var heads = (await company.Owner.Get($"{kb}/articles")).IsOk().Items;
        Assert.Equal(articles.Reverse(), heads.Select(head => (string)head!["id"]!));
        Assert.All(heads, head => Assert.Equal(other, (string)head!["place"]!["category"]!));
    }

    [Fact]
    public async Task Tags_are_added_to_what_is_there_and_taken_away_from_it()
    {
        var (kb, articles) = await NewArticles();

        (await company.Owner.Post($"{kb}/articles/bulk", new { articles, action = "tag", tags = new[] { "one", " new " } })).IsOk();
        Assert.All(
            (await company.Owner.Get($"{kb}/articles")).IsOk().Items,
            head => Assert.Equal(["one", "two", "new"], head!["tags"]!.AsArray().Select(tag => (string)tag!)));

        (await company.Owner.Post($"{kb}/articles/bulk", new { articles, action = "untag", tags = new[] { "two", "none" } })).IsOk();
        Assert.All(
            (await company.Owner.Get($"{kb}/articles")).IsOk().Items,
            head => Assert.Equal(["one", "new"], head!["tags"]!.AsArray().Select(tag => (string)tag!)));
    }

    [Fact]
    public async Task One_that_is_refused_stops_no_other()
    {
        var (kb, articles) = await NewArticles();

        var answer = (await company.Admin.Post(
            $"{kb}/articles/bulk", new { articles = new[] { "nowhere", articles[0], articles[1] }, action = "state", state = "draft" })).IsOk().Items;
        Assert.Equal(["not_found", "not-the-author", "not-the-author"], answer.Select(result => (string?)result!["code"]));

        answer = (await company.Admin.Post(
            $"{kb}/articles/bulk", new { articles = new[] { "nowhere", articles[0], articles[1] }, action = "state", state = "public" })).IsOk().Items;
        Assert.Equal([null, 2L, 2L], answer.Select(result => (long?)result!["version"]));
    }

    [Fact]
    public async Task What_is_deleted_is_gone()
    {
        var (kb, articles) = await NewArticles();

        Assert.All((await company.Owner.Post($"{kb}/articles/bulk", new { articles, action = "delete" })).IsOk().Items, result => Assert.Null(result!["code"]));

        Assert.Empty((await company.Owner.Get($"{kb}/articles")).IsOk().Items);
    }

    [Fact]
    public async Task What_is_half_said_is_refused_with_the_field()
    {
        var (kb, articles) = await NewArticles();

        Assert.Equal("articles", await Blamed(new { articles = Array.Empty<string>(), action = "delete" }));
        Assert.Equal("articles", await Blamed(new { articles = Enumerable.Repeat("a", 201), action = "delete" }));
        Assert.Equal("action", await Blamed(new { articles }));
        Assert.Equal("place", await Blamed(new { articles, action = "move" }));
        Assert.Equal("state", await Blamed(new { articles, action = "state" }));
        Assert.Equal("tags", await Blamed(new { articles, action = "tag" }));
        Assert.Equal("tags", await Blamed(new { articles, action = "delete", tags = new[] { "a" } }));
        (await company.Stranger.Post($"{kb}/articles/bulk", new { articles, action = "delete" })).Is(HttpStatusCode.NotFound, "not_found");

        async Task<string?> Blamed(object body) => (await company.Owner.Post($"{kb}/articles/bulk", body)).Is(HttpStatusCode.BadRequest).Field;
    }

    private async Task<(string Base, string[] Articles)> NewArticles()
    {
        var kb = await company.NewKnowledgeBase();
        var category = await Made($"{kb}/categories", new { name = "A" });
        var articles = new List<string>();

        for (var i = 0; i < 3; i++)
        {
            articles.Add(await Made($"{kb}/articles", new { title = $"{i}", state = "member", place = new { category }, tags = new[] { "one", "two" } }));
        }

        return (kb, [.. articles]);
    }

    private async Task<string> Made(string path, object body) => (await company.Owner.Post(path, body)).Is(HttpStatusCode.Created).Id;
}
