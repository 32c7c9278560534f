using System.Net;
using System.Text.Json.Nodes;
using Oqupie.Testing.Servers;

namespace Oqupie.WebHost.Tests.Knowledge;

public sealed class SearchTests(Company company)
{
    private static readonly string[][] Refunds = [["refund", "chargeback"]];

    [Fact]
    public async Task What_was_saved_is_found_with_a_snippet_and_its_address()
    {
        var kb = await NewBase();
        var article = await NewArticle(kb, "Refunds", "<p>A double payment comes <b>back</b> in three days &amp; a bit.</p>", "public");

        var found = await Found(kb, article, "double payment");

        Assert.Equal(["items", "took", "total"], found.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(1, (int)found["total"]!);
        var hit = found["items"]![0]!;
        Assert.Equal("Refunds", (string)hit["title"]!);
        Assert.Equal("A <mark>double</mark> <mark>payment</mark> comes back in three days &amp; a bit.", (string)hit["snippet"]!);
        Assert.True((double)hit["score"]! > 0);
    }

    [Fact]
    public async Task A_draft_is_found_and_suggested_to_its_author_alone()
    {
        var kb = await NewBase();
        var article = await NewArticle(kb, "Secret refund plan", "<p>Text</p>", "draft");

        Assert.Null((await Found(kb, article, "secret"))["items"]![0]!["url"]);

        Assert.Empty((await company.Admin.Get($"{kb}/search?q=secret")).IsOk().Items);
        Assert.Empty((await company.Admin.Get($"{kb}/suggestions?q=secr")).IsOk().Items);
        Assert.Equal(article, (string)Assert.Single((await company.Owner.Get($"{kb}/suggestions?q=secr")).IsOk().Items)!["id"]!);
    }

    [Theory]
    [InlineData("search", "q")]
    [InlineData("search?q=", "q")]
    [InlineData("search?q=%20%09", "q")]
    [InlineData("search?q=refund&limit=0", "limit")]
    [InlineData("search?q=refund&limit=101", "limit")]
    [InlineData("search?q=refund&skip=-1", "skip")]
    [InlineData("searches/unanswered?days=31", "days")]
    public async Task Bad_input_is_named(string path, string field) =>
        Assert.Equal(field, (await company.Owner.Get($"{await NewBase()}/{path}")).Is(HttpStatusCode.BadRequest).Field);

    [Fact]
    public async Task No_text_is_an_operator_and_none_fails()
    {
        var kb = await NewBase();
        await Found(kb, await NewArticle(kb, "Refunds", "<p>Text</p>", "public"), "refunds");

        foreach (var text in HostileTexts)
        {
            (await company.Owner.Get($"{kb}/search?q={Uri.EscapeDataString(text)}")).IsOk();
            (await company.Owner.Get($"{kb}/suggestions?q={Uri.EscapeDataString(text)}")).IsOk();
        }
    }

    [Fact]
    public async Task Synonyms_are_kept_cleaned_and_limited()
    {
        var kb = await NewBase();

        var kept = (await company.Owner.Put($"{kb}/synonyms", new { groups = Refunds })).IsOk().Json;

        Assert.Equal("chargeback", (string)kept["groups"]![0]![1]!);
        Assert.Equal(kept.ToJsonString(), (await company.Agent.Get($"{kb}/synonyms")).IsOk().Json.ToJsonString());
        Assert.Equal(
            "groups", (await company.Owner.Put($"{kb}/synonyms", new { groups = (string[][])[["alone"]] })).Is(HttpStatusCode.BadRequest).Field);
        Assert.Equal(
            "groups",
            (await company.Owner.Put($"{kb}/synonyms", new { groups = (string[][])[["a", new('b', 61)]] })).Is(HttpStatusCode.BadRequest).Field);
        Assert.Equal("groups", (await company.Owner.Put($"{kb}/synonyms", new { })).Is(HttpStatusCode.BadRequest).Field);
        Assert.Equal(
            "groups",
            (await company.Owner.Put($"{kb}/synonyms", new { groups = Enumerable.Repeat(Refunds[0], 201) })).Is(HttpStatusCode.BadRequest).Field);
    }

    [Fact]
    public async Task What_was_not_found_is_listed()
    {
        var kb = await NewBase();
        await Found(kb, await NewArticle(kb, "Refunds", "<p>Text</p>", "public"), "refunds");

        Assert.Empty((await company.Owner.Get($"{kb}/search?q=warp+drive")).IsOk().Items);

        // Who looked for the article before it was found is listed, too.
        var missed = (await company.Owner.Get($"{kb}/searches/unanswered")).IsOk().Items.Select(one => ((string)one!["text"]!, (int)one["count"]!));
        Assert.Single(missed, ("warp drive", 1));
    }

    [Fact]
    public async Task Another_account_finds_no_such_brand()
    {
        var kb = await NewBase();

        (await company.Stranger.Get($"{kb}/search?q=refund")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Get($"{kb}/suggestions?q=refund")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Get($"{kb}/synonyms")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Put($"{kb}/synonyms", new { groups = Refunds })).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Get($"{kb}/searches/unanswered")).Is(HttpStatusCode.NotFound, "not_found");
    }

    private static IEnumerable<string> HostileTexts =>
        [
            new('a', 10_000), string.Concat(Enumerable.Repeat("환불 ", 1_000)), "?!.,;…。「」", "title:refund", "*", "re*nd?", "\"refund", "\"", "(",
            "refund AND NOT (", "a~10^5", "ردّ المال", "\u202Erefund", "💸👨‍👩‍👧", "re\u200Bfund", "\0", "<script>alert(1)</script>",
        ];

    private Task<string> NewBase() => company.NewKnowledgeBase(language: "en");

    private async Task<string> NewArticle(string kb, string title, string body, string state)
    {
        var category = (await company.Owner.Post($"{kb}/categories", new { name = "A", state = "public" })).Is(HttpStatusCode.Created).Id;
        return (await company.Owner.Post($"{kb}/articles", new { title, body, state, place = new { category } })).Is(HttpStatusCode.Created).Id;
    }

    private async Task<JsonNode> Found(string kb, string article, string text)
    {
        JsonNode found = null!;
        await Until.True(
            async _ =>
            {
                found = (await company.Owner.Get($"{kb}/search?q={Uri.EscapeDataString(text)}")).IsOk().Json;
                return found["items"]!.AsArray().Any(hit => (string)hit!["id"]! == article);
            },
            () => $"'{text}' does not find the article.",
            cancellationToken: TestContext.Current.CancellationToken);
        return found;
    }
}
