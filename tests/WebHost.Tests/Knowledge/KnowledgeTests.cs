using System.Net;

namespace Oqupie.WebHost.Tests.Knowledge;

public sealed class KnowledgeTests(Company company)
{
    [Fact]
    public async Task A_tree_is_made_read_and_ordered()
    {
        var kb = await NewBase();
        var category = await Made($"{kb}/categories", new { name = "결제", description = "Paying", state = "public" });
        var folder = await Made($"{kb}/folders", new { name = "Refunds", category, state = "member" });
        var inner = await Made($"{kb}/folders", new { name = "Cards", folder });
        var article = await Made(
            $"{kb}/articles", new { title = "환불", body = "<h2>a</h2>", state = "public", place = new { folder = inner }, tags = new[] { "refund" } });
        var first = await Made($"{kb}/articles", new { title = "First", state = "member", place = new { folder = inner }, position = 0.5 });

        var tree = (await company.Agent.Get(kb)).IsOk().Json;

        Assert.Equal(category, (string)tree["categories"]![0]!["id"]!);
        Assert.Equal((category, folder), ((string)tree["folders"]![1]!["category"]!, (string)tree["folders"]![1]!["folder"]!));
        Assert.Equal([first, article], tree["articles"]!.AsArray().Select(head => (string)head!["id"]!));
        Assert.Equal(("public", "member"), ((string)tree["articles"]![1]!["state"]!, (string)tree["articles"]![1]!["visible"]!));
        Assert.Equal(inner, (string)tree["articles"]![0]!["place"]!["folder"]!);
        Assert.Equal("<h2>a</h2>", (string)(await company.Agent.Get($"{kb}/articles/{article}")).IsOk().Json["body"]!);
    }

    [Fact]
    public async Task Two_editors_get_a_clear_conflict_and_nothing_is_lost()
    {
        var (kb, article) = await NewArticle();
        (await company.Agent.Patch($"{kb}/articles/{article}", new { version = 1, body = "mine" })).IsOk();

        var late = (await company.Admin.Patch($"{kb}/articles/{article}", new { version = 1, body = "theirs", title = "Theirs" }))
            .Is(HttpStatusCode.Conflict, "moved-on");

        Assert.Equal("version", late.Field);
        var now = (await company.Admin.Get($"{kb}/articles/{article}")).IsOk().Json;
        Assert.Equal((2, "mine", "Title"), ((long)now["version"]!, (string)now["body"]!, (string)now["title"]!));
    }

    [Fact]
    public async Task Versions_are_listed_read_and_restored()
    {
        var (kb, article) = await NewArticle();
        (await company.Owner.Patch($"{kb}/articles/{article}", new { version = 1, title = "Second", body = "two" })).IsOk();

        Assert.Equal([2, 1], (await company.Owner.Get($"{kb}/articles/{article}/versions")).IsOk().Items.Select(item => (long)item!["version"]!));
        Assert.Equal("Title", (string)(await company.Owner.Get($"{kb}/articles/{article}/versions/1")).IsOk().Json["title"]!);
        (await company.Owner.Get($"{kb}/articles/{article}/versions/9")).Is(HttpStatusCode.NotFound, "not_found");
        var restored = (await company.Owner.Post($"{kb}/articles/{article}/versions/1/restore", new { })).IsOk().Json;
        Assert.Equal((3, "Title", "one"), ((long)restored["version"]!, (string)restored["title"]!, (string)restored["body"]!));
    }

    [Fact]
    public async Task A_draft_is_its_authors_alone()
    {
        var (kb, article) = await NewArticle(state: "draft");

        (await company.Owner.Get($"{kb}/articles/{article}")).IsOk();
        (await company.Admin.Get($"{kb}/articles/{article}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Admin.Patch($"{kb}/articles/{article}", new { version = 1, title = "Mine" })).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Admin.Delete($"{kb}/articles/{article}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Admin.Get($"{kb}/articles/{article}/versions")).Is(HttpStatusCode.NotFound, "not_found");
        Assert.Empty((await company.Admin.Get($"{kb}/articles")).IsOk().Items);
    }

    [Fact]
    public async Task What_is_not_empty_is_not_deleted()
    {
        var (kb, article) = await NewArticle(state: "draft");
        var category = (string)(await company.Owner.Get($"{kb}/categories")).IsOk().Items[0]!["id"]!;

        (await company.Admin.Delete($"{kb}/categories/{category}")).Is(HttpStatusCode.Conflict, "not-empty");
        (await company.Owner.Delete($"{kb}/articles/{article}")).Is(HttpStatusCode.NoContent);
        (await company.Admin.Delete($"{kb}/categories/{category}")).Is(HttpStatusCode.NoContent);
        (await company.Admin.Get($"{kb}/categories/{category}")).Is(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Loops_and_depth_are_refused_with_the_field()
    {
        var kb = await NewBase();
        var category = await Made($"{kb}/categories", new { name = "A" });
        var outer = await Made($"{kb}/folders", new { name = "Outer", category });
        var inner = await Made($"{kb}/folders", new { name = "Inner", folder = outer });

        Assert.Equal("folder", (await company.Owner.Patch($"{kb}/folders/{outer}", new { folder = inner })).Is(HttpStatusCode.BadRequest, "loop").Field);
        Assert.Equal(
            "folder", (await company.Owner.Post($"{kb}/folders", new { name = "Deep", folder = inner })).Is(HttpStatusCode.BadRequest, "too-deep").Field);
        Assert.Equal(
            "state", (await company.Owner.Patch($"{kb}/categories/{category}", new { state = "draft" })).Is(HttpStatusCode.BadRequest).Field);
    }

    [Fact]
    public async Task Another_account_and_another_brand_find_nothing()
    {
        var (kb, article) = await NewArticle(state: "public");
        var other = await NewBase();

        (await company.Stranger.Get(kb)).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Get($"{kb}/articles/{article}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Patch($"{kb}/articles/{article}", new { title = "Mine" })).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Post($"{kb}/categories", new { name = "Mine" })).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Owner.Get($"{other}/articles/{article}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Owner.Get("brands/No%20brand/kb")).Is(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_key_for_reading_does_not_write()
    {
        var kb = await NewBase();
        var (_, reader) = await company.NewKey("kb:read");

        (await reader.Get(kb)).IsOk();
        (await reader.Post($"{kb}/categories", new { name = "Mine" })).Is(HttpStatusCode.Forbidden, "not_allowed");
        (await company.KeyForReading.Get(kb)).Is(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task A_plan_is_dropped_by_null_and_kept_where_it_is_left_out()
    {
        var (kb, article) = await NewArticle(state: "draft");
        (await company.Owner.Patch($"{kb}/articles/{article}", new { publishAt = "2099-01-01T00:00:00Z" })).IsOk();

        Assert.NotNull((await company.Owner.Patch($"{kb}/articles/{article}", new { title = "Other" })).IsOk().Json["publishAt"]);
        Assert.Null((await company.Owner.Patch($"{kb}/articles/{article}", new { publishAt = (string?)null })).IsOk().Json["publishAt"]);
    }

    [Fact]
    public async Task A_picture_that_is_kept_is_shown_at_an_address_that_opens()
    {
        var (kb, article) = await NewArticle();
        var hash = new string('a', 64);

        var said = $"<p><img alt=\"a > b\" src=\"/files/main/{hash}/%EC%A7%91.png\"> <img src=\"https://cook.example/a.png\"></p>";

        var body = (string)(await company.Owner.Patch($"{kb}/articles/{article}", new { body = said })).IsOk().Json["body"]!;

        Assert.Matches(
            $"^<p><img alt=\"a > b\" src=\"/files/[a-z0-9]+/{hash}/%EC%A7%91.png\\?until=[0-9]+&amp;sig=[A-Za-z0-9_-]+\"> "
                + "<img src=\"https://cook.example/a.png\"></p>$",
            body);
        Assert.Equal(body, (string)(await company.Owner.Get($"{kb}/articles/{article}")).IsOk().Json["body"]!);
        Assert.Equal(body, (string)(await company.Owner.Get($"{kb}/articles/{article}/versions/2")).IsOk().Json["body"]!);
    }

    private Task<string> NewBase() => company.NewKnowledgeBase();

    private async Task<(string Base, string Article)> NewArticle(string state = "member")
    {
        var kb = await NewBase();
        var category = await Made($"{kb}/categories", new { name = "A" });
        return (kb, await Made($"{kb}/articles", new { title = "Title", body = "one", state, place = new { category } }));
    }

    private async Task<string> Made(string path, object body) => (await company.Owner.Post(path, body)).Is(HttpStatusCode.Created).Id;
}
