using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Oqupie.WebHost.Tests.Knowledge.Markdown;

/// <summary>A knowledge base goes out as Markdown and comes back.</summary>
public sealed partial class MarkdownTests(Company company)
{
    // One pixel.
    private const string Picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Fact]
    public async Task What_was_taken_out_and_deleted_comes_back_as_it_was()
    {
        var (kb, slug) = await NewBase();
        var (refunds, _) = await Fill(kb, slug);
        var zip = await company.Owner.Download($"{kb}/export");
        var before = await Shape(kb);
        await DeleteAll(kb);

        var report = (await company.Owner.Post($"{kb}/import", new ByteArrayContent(zip))).IsOk().Items;

        Assert.All(report, file => Assert.Equal("made", (string)file!["outcome"]!));
        Assert.Equal(before.Replace(refunds, IdOf(report, "refund"), StringComparison.Ordinal), await Shape(kb));
        Assert.Equal(WithoutIds(zip), WithoutIds(await company.Owner.Download($"{kb}/export")));
    }

    [Fact]
    public async Task The_same_zip_again_changes_nothing()
    {
        var (kb, slug) = await NewBase();
        await Fill(kb, slug);
        var zip = await company.Owner.Download($"{kb}/export");
        var before = (await company.Owner.Get(kb)).Text;

        var untouched = (await company.Owner.Post($"{kb}/import", new ByteArrayContent(zip))).IsOk().Items;
        Assert.All(untouched, file => Assert.Equal("unchanged", (string)file!["outcome"]!));
        Assert.Equal(before, (await company.Owner.Get(kb)).Text);

        await DeleteAll(kb);
        (await company.Owner.Post($"{kb}/import", new ByteArrayContent(zip))).IsOk();
        var made = (await company.Owner.Get(kb)).Text;
        Assert.All(
            (await company.Owner.Post($"{kb}/import", new ByteArrayContent(zip))).IsOk().Items, file => Assert.Equal("unchanged", (string)file!["outcome"]!));
        Assert.Equal(made, (await company.Owner.Get(kb)).Text);
    }

    [Fact]
    public async Task Files_are_named_as_file_systems_like_and_lead_to_each_other()
    {
        var (kb, slug) = await NewBase();
        await Fill(kb, slug);

        var files = Zips.Read(await company.Owner.Download($"{kb}/export"));

        Assert.Contains("결제/_section.md", files.Keys);
        Assert.Contains("결제/When, and-or how.md", files.Keys);
        Assert.Contains("결제/When, and-or how 2.md", files.Keys);
        Assert.Contains("[refund](Refunds/refund.md#part)", files["결제/When, and-or how 2.md"], StringComparison.Ordinal);
        Assert.Matches(@"!\[dot\]\(\.\./\.\./images/[0-9a-f]{24}\.png\)", files["결제/Refunds/refund.md"]);
        Assert.Single(files.Keys, name => name.StartsWith("images/", StringComparison.Ordinal));
        Assert.StartsWith("---\ntitle: \"When, and/or how?\"\nid: ", files["결제/When, and-or how.md"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_may_not_see_is_not_taken_out_and_not_changed()
    {
        var (kb, _) = await NewBase();
        var category = await Made($"{kb}/categories", new { name = "A" });
        var draft = await Made($"{kb}/articles", new { title = "Secret", body = "<p>one</p>", place = new { category } });

        Assert.DoesNotContain("A/Secret.md", Zips.Read(await company.Admin.Download($"{kb}/export")).Keys);
        var report = (await company.Admin.Post($"{kb}/import", Zips.Of(("A/Secret.md", $"---\nid: {draft}\n---\ntwo")))).IsOk().Items;

        Assert.Equal("made", (string)report[0]!["outcome"]!);
        Assert.Equal("<p>one</p>", (string)(await company.Owner.Get($"{kb}/articles/{draft}")).IsOk().Json["body"]!);
    }

    [Fact]
    public async Task An_article_of_another_brand_is_not_changed_by_its_id()
    {
        var (kb, _) = await NewBase();
        var (other, _) = await NewBase();
        var category = await Made($"{other}/categories", new { name = "A" });
        var article = await Made($"{other}/articles", new { title = "Theirs", body = "<p>one</p>", state = "public", place = new { category } });

        var report = (await company.Owner.Post($"{kb}/import", Zips.Of(("A/x.md", $"---\ntitle: Mine\nid: {article}\n---\ntwo")))).IsOk().Items;

        Assert.Equal(["made", "made"], report.Select(file => (string)file!["outcome"]!));
        Assert.Equal("Theirs", (string)(await company.Owner.Get($"{other}/articles/{article}")).IsOk().Json["title"]!);
    }

    [Fact]
    public async Task What_the_file_changes_is_changed_and_nothing_else()
    {
        var (kb, _) = await NewBase();
        var category = await Made($"{kb}/categories", new { name = "A" });
        var folder = await Made($"{kb}/folders", new { name = "B", category });
        var article = await Made(
            $"{kb}/articles", new { title = "Title", body = "<p>one</p>", state = "member", place = new { category }, tags = new[] { "x" } });

        var report = (await company.Owner.Post(
            $"{kb}/import", Zips.Of(("A/B/any name.md", $"---\nid: {article}\ntitle: Title\ntags: [x, 'y, z']\n---\n\n**two**\n")))).IsOk().Items;

        Assert.Equal(("changed", article), ((string)report[0]!["outcome"]!, (string)report[0]!["article"]!));
        var now = (await company.Owner.Get($"{kb}/articles/{article}")).IsOk().Json;
        Assert.Equal(("<p><strong>two</strong></p>", "member", folder), ((string)now["body"]!, (string)now["state"]!, (string)now["place"]!["folder"]!));
        Assert.Equal(["x", "y, z"], now["tags"]!.AsArray().Select(tag => (string)tag!));
    }

    [Fact]
    public async Task One_file_needs_a_place_and_takes_its_title_from_its_heading()
    {
        var (kb, _) = await NewBase();
        var category = await Made($"{kb}/categories", new { name = "A" });
        using var file = new StringContent("\uFEFF# 환불 **안내**\r\n\r\nLine one\r\nline two\r\n\r\n# Second\r\n");

        Assert.Equal("no-place", (string)(await company.Owner.Post($"{kb}/import?name=x.md", file)).IsOk().Items[0]!["code"]!);
        using var again = new StringContent("\uFEFF# 환불 **안내**\r\n\r\nLine one\r\nline two\r\n\r\n# Second\r\n");
        var made = (await company.Owner.Post($"{kb}/import?name=x.md&state=member&category={category}", again)).IsOk().Items[0]!;

        var article = (await company.Owner.Get($"{kb}/articles/{(string)made["article"]!}")).IsOk().Json;
        Assert.Equal(
            ("환불 안내", "<p>Line one line two</p><h2>Second</h2>", "member"), ((string)article["title"]!, (string)article["body"]!, (string)article["state"]!));
        (await company.Owner.Post($"{kb}/import?category=nowhere", new StringContent("a"))).Is(HttpStatusCode.BadRequest);
    }

    private async Task<(string Refund, string When)> Fill(string kb, string slug)
    {
        var category = await Made($"{kb}/categories", new { name = "결제", description = "\"Paying\": all of it", state = "public" });
        var folder = await Made($"{kb}/folders", new { name = "Refunds", category, state = "member" });
        await Made($"{kb}/categories", new { name = "Empty", state = "member" });
        var refund = await Made(
            $"{kb}/articles",
            new
            {
                title = "refund",
                body = $"<p>a</p><img src=\"{Picture}\" alt=\"dot\">",
                state = "public",
                place = new { folder },
                publishAt = (string?)null,
            });
        var when = await Made($"{kb}/articles", new
        {
            title = "When, and/or how?",
            body = $"<p><a href=\"/portal/{slug}/articles/{refund}#part\">refund</a></p><ul><li>API</li></ul>",
            state = "public",
            place = new { category },
            tags = new[] { "환불", "a: b" },
            language = "ja",
        });
        await Made(
            $"{kb}/articles",
            new
            {
                title = "When, and/or how?",
                body = $"<img src=\"{Picture}\" alt=\"again\">",
                place = new { category },
                position = 0.5,
                publishAt = "2099-01-02T03:04:05.678Z",
            });
        await Made($"{kb}/articles", new { title = "con", body = "", state = "member", place = new { category } });
        return (refund, when);
    }

    /// <summary>All that it says, but for ids and times.</summary>
    private async Task<string> Shape(string kb)
    {
        var tree = (await company.Owner.Get(kb)).IsOk().Json;
        var names = tree["categories"]!.AsArray().Concat(tree["folders"]!.AsArray())
            .ToDictionary(section => (string)section!["id"]!, section => (string)section!["name"]!);
        var lines = tree["categories"]!.AsArray().Concat(tree["folders"]!.AsArray())
            .Select(section => $"{section!["name"]} {section["description"]} {section["state"]} in {Name(section["category"])} {Name(section["folder"])}")
            .ToList();

        foreach (var head in tree["articles"]!.AsArray())
        {
            var article = (await company.Owner.Get($"{kb}/articles/{head!["id"]}")).IsOk().Json;
            var body = ((string)article["body"]!).Replace("<li>API</li>", "<li><p>API</p></li>", StringComparison.Ordinal);
            body = Sources().Replace(body, "src");
            lines.Add(
                $"{head["title"]} {head["state"]} {head["tags"]!.ToJsonString()} {head["language"]} {article["publishAt"]} in "
                    + $"{Name(head["place"]!["category"])}{Name(head["place"]!["folder"])}: {body}");
        }

        return string.Join('\n', lines);

        string Name(JsonNode? id) => id is null ? "" : names[(string)id!];
    }

    private async Task DeleteAll(string kb)
    {
        var tree = (await company.Owner.Get(kb)).IsOk().Json;
        var articles = tree["articles"]!.AsArray().Select(article => (string)article!["id"]!).ToArray();
        Assert.All((await company.Owner.Post($"{kb}/articles/bulk", new { articles, action = "delete" })).IsOk().Items, result => Assert.Null(result!["code"]));

        foreach (var (kind, section) in tree["folders"]!.AsArray().Reverse().Select(folder => ("folders", folder))
            .Concat(tree["categories"]!.AsArray().Select(category => ("categories", category))))
        {
            (await company.Owner.Delete($"{kb}/{kind}/{section!["id"]}")).Is(HttpStatusCode.NoContent);
        }
    }

    private static IEnumerable<(string, string)> WithoutIds(byte[] zip) =>
        Zips.Read(zip).Select(file => (file.Key, Ids().Replace(file.Value, "")));

    [GeneratedRegex("(?m)^id: .*$", RegexOptions.None, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex("src=\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Sources();

    private static string IdOf(JsonArray report, string title) => (string)report.Single(file => (string?)file!["title"] == title)!["article"]!;

    private async Task<(string Base, string Slug)> NewBase()
    {
        var brand = (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" }))
            .Is(HttpStatusCode.Created);
        return ($"brands/{brand.Id}/kb", (string)brand.Json["slug"]!);
    }

    private async Task<string> Made(string path, object body) => (await company.Owner.Post(path, body)).Is(HttpStatusCode.Created).Id;
}
