using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Oqupie.WebHost.Tests.Knowledge.Markdown;

/// <summary>Files as Hugo, Jekyll, Docusaurus, GitHub and people's editors leave them.</summary>
public sealed partial class OtherToolsTests(Company company)
{
    [Theory]
    [InlineData(
        "---\nlayout: post\ntitle:  \"Welcome: to Jekyll!\"\ndate:   2026-01-01 10:00:00 +0900\ncategories: jekyll update\ntags: one, two\npublished: "
            + "false\n---\ntext",
        "Welcome: to Jekyll!",
        "one two",
        "draft",
        "<p>text</p>")]
    [InlineData(
        "+++\ntitle = \"Hugo's\"\ndate = 2026-01-01T00:00:00Z\ndraft = true\ntags = ['one', \"two\"]\nweight = 10\n[params]\n  author = 'x'\n+++\ntext",
        "Hugo's",
        "one two",
        "draft",
        "<p>text</p>")]
    [InlineData("---\ntitle: Hugo # a comment\ntags:\n  - one\n  - \"two\"\ndraft: false\n---\n\ntext\n", "Hugo", "one two", "member", "<p>text</p>")]
    [InlineData(
        "---\r\ntitle: >-\r\n  Folded\r\n  title\r\nsidebar_position: 2\r\n---\r\n\r\n# Folded title\r\n\r\n## Part\r\n",
        "Folded title",
        "",
        "member",
        "<h2>Part</h2>")]
    [InlineData("Heading\n=======\n\ntext\n\nPart\n----\n", "Heading", "", "member", "<p>text</p><h2>Part</h2>")]
    [InlineData("---\n\ntext", "file", "", "member", "<hr><p>text</p>")]
    [InlineData("no front matter, no heading", "file", "", "member", "<p>no front matter, no heading</p>")]
    [InlineData(
        "---\ntitle: T\n---\n> [!CAUTION]\n> Mind.\n\n> [!TIP]\n> Try.",
        "T",
        "",
        "member",
        "<aside title=\"warning\"><p>Mind.</p></aside><aside title=\"tip\"><p>Try.</p></aside>")]
    [InlineData(
        "---\ntitle: T\n---\n1. a\n2. b\n   - c\n\n| A | B |\n|:--|--:|\n| 1 | `x\\|y` |",
        "T",
        "",
        "member",
        "<ol><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ol>"
            + "<table><colgroup><col><col></colgroup><tbody><tr><th colspan=\"1\" rowspan=\"1\"><p>A</p></th><th colspan=\"1\" rowspan=\"1\"><p>B</p></th></tr>"
            + "<tr><td colspan=\"1\" rowspan=\"1\"><p>1</p></td><td colspan=\"1\" rowspan=\"1\"><p><code>x|y</code></p></td></tr></tbody></table>")]
    [InlineData(
        "---\ntitle: T\n---\n**환불(전액)**은 https://a.example/b 에서.",
        "T",
        "",
        "member",
        "<p><strong>환불(전액)</strong>은 <a href=\"https://a.example/b\">https://a.example/b</a> 에서.</p>")]
    public async Task A_file_is_read_as_it_is_meant(string text, string title, string tags, string state, string body)
    {
        var kb = await NewBase();

        var report = (await company.Owner.Post($"{kb}/import?state=member", Zips.Of(("A/file.md", text)))).IsOk().Items;

        var article = (await company.Owner.Get($"{kb}/articles/{(string)report.Single(file => file!["article"] is not null)!["article"]!}")).IsOk().Json;
        Assert.Equal(
            (title, tags, state, body),
            ((string)article["title"]!, string.Join(' ', article["tags"]!.AsArray().Select(tag => (string)tag!)), (string)article["state"]!,
                (string)article["body"]!));
    }

    [Fact]
    public async Task A_folder_around_everything_is_no_category_and_index_files_name_their_folder()
    {
        var kb = await NewBase();

        await Import(kb, Zips.Of(
            ("site-main/content/pay/_index.md", "---\ntitle: Payments\nweight: 2\ndescription: All of it\n---\n"),
            ("site-main/content/pay/refund.md", "---\ntitle: Refunds\n---\n[cards](cards/visa.md) ![x](../../static/x.png) ![y](../../../up.png)"),
            ("site-main/content/pay/cards/visa.md", "# Visa\n[back](../refund.md#how)"),
            ("site-main/content/about/us.md", "# Us")));

        var tree = (await company.Owner.Get(kb)).IsOk().Json;
        Assert.Equal(["Payments", "about"], tree["categories"]!.AsArray().Select(category => (string)category!["name"]!));
        Assert.Equal("All of it", (string)tree["categories"]![0]!["description"]!);
        Assert.Equal("cards", (string)tree["folders"]![0]!["name"]!);
        var ids = tree["articles"]!.AsArray().ToDictionary(article => (string)article!["title"]!, article => (string)article!["id"]!);
        Assert.Contains($"/articles/{ids["Visa"]}\">cards</a> x y</p>", await Body(kb, ids["Refunds"]), StringComparison.Ordinal);
        Assert.Contains($"/articles/{ids["Refunds"]}#how\">back</a>", await Body(kb, ids["Visa"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_front_matter_refers_to_itself_is_skipped_and_says_why()
    {
        var kb = await NewBase();

        var report = await Import(kb, Zips.Of(("A/bad.md", "---\nall: &all [one]\ntags: *all\n---\ntext"), ("A/good.md", "# Good")));

        var bad = report.Single(file => (string)file!["file"]! == "A/bad.md")!;
        Assert.Equal(("skipped", "front-matter"), ((string)bad["outcome"]!, (string)bad["code"]!));
        Assert.Contains("write out", (string)bad["detail"]!, StringComparison.Ordinal);
        Assert.Equal("made", (string)report.Single(file => (string)file!["file"]! == "A/good.md")!["outcome"]!);
    }

    [Fact]
    public async Task Files_without_ids_are_known_again_by_their_title()
    {
        var kb = await NewBase();
        await Import(kb, Zips.Of(("A/x.md", "# Same\none"), ("A/y.md", "# Same\ntwo"), ("A/z.md", "# Other\n[to](x.md)")));

        var report = await Import(kb, Zips.Of(("A/x.md", "# Same\none"), ("A/y.md", "# Same\nthree"), ("A/z.md", "# Other\n[to](x.md)")));

        Assert.Equal(["A/x.md unchanged", "A/y.md changed", "A/z.md unchanged"], report.Select(file => $"{file!["file"]} {file["outcome"]}"));
    }

    [Fact]
    public async Task Names_are_read_as_Windows_writes_them()
    {
        var kb = await NewBase();

        var report = await Import(kb, Zips.Of([("결제/환불 안내.md", "a"u8.ToArray())], CodePagesEncodingProvider.Instance.GetEncoding(949)));

        Assert.Equal(["결제/", "결제/환불 안내.md"], report.Select(file => (string)file!["file"]!));
    }

    [Fact]
    public async Task Pictures_lose_where_they_were_taken()
    {
        var kb = await NewBase();
        var picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        byte[] secret = [.. picture[..33], 0, 0, 0, 6, .. "tEXtSeoul!"u8, 0, 0, 0, 0, .. picture[33..]];

        var report = await Import(
            kb, Zips.Of([("A/x.md", "![p](images/a%20b.png)\n\n<img src=\"images/a b.png\" alt=\"raw\">"u8.ToArray()), ("A/images/a b.png", secret)]));

        var body = await Body(kb, (string)report.Single(file => file!["article"] is not null)!["article"]!);
        var sources = Sources().Matches(body).Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value)).ToList();
        Assert.Equal(2, sources.Count);
        Assert.Equal(picture, await company.Owner.Download(sources[0]));
        Assert.Equal(picture, await company.Owner.Download(sources[1]));
    }

    [GeneratedRegex("src=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sources();

    private async Task<JsonArray> Import(string kb, HttpContent zip) => (await company.Owner.Post($"{kb}/import", zip)).IsOk().Items;

    private async Task<string> Body(string kb, string article) => (string)(await company.Owner.Get($"{kb}/articles/{article}")).IsOk().Json["body"]!;

    private Task<string> NewBase() => company.NewKnowledgeBase();
}
