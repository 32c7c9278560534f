using System.Net;

namespace Oqupie.WebHost.Tests.Notices;

public sealed class NoticesTests(Company company)
{
    [Fact]
    public async Task A_notice_is_made_read_changed_listed_and_deleted()
    {
        var notices = await NewNotices();
        var made = (await company.Agent.Post(notices, new { title = "점검 안내", body = "<p>일요일</p>", state = "public" })).Is(HttpStatusCode.Created).Json;
        var id = (string)made["id"]!;

        var read = (await company.Admin.Get($"{notices}/{id}")).IsOk().Json;
        var pinned = (await company.Admin.Patch($"{notices}/{id}", new { pinned = true, version = 1 })).IsOk().Json;
        var listed = Assert.Single((await company.Agent.Get(notices)).IsOk().Items)!;

        Assert.Equal(("<p>일요일</p>", "public", 1), ((string)read["body"]!, (string)read["state"]!, (long)read["version"]!));
        Assert.NotNull((string?)read["publishAt"]);
        Assert.Equal((true, 2), ((bool)pinned["pinned"]!, (long)listed["version"]!));
        (await company.Agent.Patch($"{notices}/{id}", new { title = "Late", version = 1 })).Is(HttpStatusCode.Conflict, "moved-on");
        (await company.Agent.Delete($"{notices}/{id}")).Is(HttpStatusCode.NoContent);
        (await company.Agent.Get($"{notices}/{id}")).Is(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("""{"title":""}""", "title")]
    [InlineData("""{"title":"T","state":"member"}""", "state")]
    [InlineData("""{"title":"T","publishAt":"tomorrow"}""", "publishAt")]
    public async Task What_is_wrong_is_named(string body, string field)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var refused = (await company.Agent.Send(HttpMethod.Post, await NewNotices(), content)).Is(HttpStatusCode.BadRequest);

        Assert.Equal(field, refused.Field);
    }

    [Fact]
    public async Task A_list_has_pages()
    {
        var notices = await NewNotices();

        for (var i = 0; i < 3; i++)
        {
            (await company.Agent.Post(notices, new { title = $"T{i}" })).Is(HttpStatusCode.Created);
        }

        var first = (await company.Agent.Get($"{notices}?limit=2")).IsOk();
        var rest = (await company.Agent.Get($"{notices}?limit=2&cursor={(string)first.Json["next"]!}")).IsOk();

        Assert.Equal((2, 1, null), (first.Items.Count, rest.Items.Count, (string?)rest.Json["next"]));
        (await company.Agent.Get($"{notices}?limit=0")).Is(HttpStatusCode.BadRequest);
    }

    private async Task<string> NewNotices()
    {
        var made = await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" });
        return $"brands/{made.Is(HttpStatusCode.Created).Id}/notices";
    }
}
