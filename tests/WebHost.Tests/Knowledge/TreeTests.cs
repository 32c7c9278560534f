using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Oqupie.WebHost.Tests.Knowledge;

public sealed class TreeTests(Company company)
{
    [Fact]
    public async Task What_lies_in_a_section_is_read_in_parts()
    {
        var kb = await company.NewKnowledgeBase();
        var category = await Made($"{kb}/categories", new { name = "Payments", state = "public" });
        var folder = await Made($"{kb}/folders", new { name = "Refunds", category, state = "member" });
        var inner = await Made($"{kb}/articles", new { title = "Inner", state = "public", place = new { folder } });

        for (var i = 0; i < 4; i++)
        {
            await Made($"{kb}/articles", new { title = i.ToString(CultureInfo.InvariantCulture), state = "public", place = new { category } });
        }

        var root = (await company.Agent.Get($"{kb}/children")).IsOk().Json;
        var first = (await company.Agent.Get($"{kb}/children?category={category}&limit=3")).IsOk().Json;
        var rest = (await company.Agent.Get($"{kb}/children?category={category}&cursor={first["next"]}")).IsOk().Json;
        var part = (await company.Agent.Get($"{kb}/children?category={category}&at=4&limit=1")).IsOk().Json;
        var below = (await company.Agent.Get($"{kb}/children?folder={folder}")).IsOk().Json;

        var only = root["items"]![0]!;
        Assert.Equal(("category", 1, 4), ((string)only["section"]!["kind"]!, (int)only["folders"]!, (int)only["articles"]!));
        Assert.Equal((folder, "0", "1"), ((string)first["items"]![0]!["section"]!["id"]!, Title(first, 1), Title(first, 2)));
        Assert.Equal((1, 4, 0), ((int)first["folders"]!, (int)first["articles"]!, (int)first["at"]!));
        Assert.Equal((3, "2", "3", (string?)null), ((int)rest["at"]!, Title(rest, 0), Title(rest, 1), (string?)rest["next"]));
        Assert.Equal((4, "3"), ((int)part["at"]!, Title(part, 0)));
        Assert.Equal((inner, "member"), ((string)below["items"]![0]!["article"]!["id"]!, (string)below["items"]![0]!["visible"]!));
    }

    [Fact]
    public async Task An_article_is_found_where_it_lies()
    {
        var kb = await company.NewKnowledgeBase();
        var category = await Made($"{kb}/categories", new { name = "Payments" });
        var folder = await Made($"{kb}/folders", new { name = "Refunds", category });
        await Made($"{kb}/articles", new { title = "One", state = "public", place = new { folder } });
        var article = await Made($"{kb}/articles", new { title = "Two", state = "public", place = new { folder } });

        var way = (await company.Agent.Get($"{kb}/path?article={article}")).IsOk().Items;
        var place = (await company.Agent.Get($"{kb}/places?q=ref")).IsOk().Items;

        Assert.Equal([0, 0, 1], way.Select(step => (int)step!["at"]!));
        Assert.Equal(article, (string)way[2]!["article"]!["id"]!);
        Assert.Equal((folder, "folder", "Payments"), ((string)place[0]!["id"]!, (string)place[0]!["kind"]!, (string)place[0]!["path"]![0]!));
        Assert.Single((await company.Agent.Get($"{kb}/path?category={category}")).IsOk().Items);
        Assert.Equal(article, (string)Assert.Single((await company.Agent.Get($"{kb}/translations?of={article}")).IsOk().Items)!["id"]!);
    }

    [Theory]
    [InlineData("children?limit=0", "limit")]
    [InlineData("children?limit=501", "limit")]
    [InlineData("children?limit=many", "limit")]
    [InlineData("children?at=-1", "at")]
    [InlineData("children?at=x", "at")]
    [InlineData("children?cursor=x", "cursor")]
    [InlineData("children?category=a&folder=b", "folder")]
    [InlineData("places?limit=201", "limit")]
    [InlineData("places?cursor=x", "cursor")]
    [InlineData("path", "article")]
    [InlineData("path?article=a&folder=b", "article")]
    [InlineData("translations", "of")]
    [InlineData("translations?of=No%20id", "of")]
    public async Task What_cannot_be_asked_is_refused_with_the_field(string asked, string field)
    {
        var kb = await company.NewKnowledgeBase();

        Assert.Equal(field, (await company.Agent.Get($"{kb}/{asked}")).Is(HttpStatusCode.BadRequest).Field);
    }

    [Theory]
    [InlineData("children?category=nonesuch")]
    [InlineData("children?folder=nonesuch")]
    [InlineData("path?article=nonesuch")]
    [InlineData("path?folder=nonesuch")]
    public async Task What_is_not_there_is_not_found(string asked)
    {
        var kb = await company.NewKnowledgeBase();

        (await company.Agent.Get($"{kb}/{asked}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Get($"{kb}/children")).Is(HttpStatusCode.NotFound, "not_found");
    }

    private static string Title(JsonNode page, int at) => (string)page["items"]![at]!["article"]!["title"]!;

    private async Task<string> Made(string path, object body) => (await company.Owner.Post(path, body)).Is(HttpStatusCode.Created).Id;
}
