using System.Net;

namespace Oqupie.WebHost.Tests.Knowledge;

public sealed class PreviewTests(Company company)
{
    [Fact]
    public async Task A_preview_is_made_of_what_is_not_saved()
    {
        var brand = (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" }))
            .Is(HttpStatusCode.Created).Json;
        var kb = $"brands/{(string)brand["id"]!}/kb";
        var category = (await company.Owner.Post($"{kb}/categories", new { name = "A" })).Is(HttpStatusCode.Created).Id;
        var article =
            (await company.Owner.Post($"{kb}/articles", new { title = "Title", body = "one", place = new { category } })).Is(HttpStatusCode.Created).Id;

        var made = (await company.Owner.Post($"{kb}/articles/{article}/preview", new { body = "two" })).Is(HttpStatusCode.Created).Json;
        var ofNew = (await company.Owner.Post($"{kb}/preview", new { title = "New", body = "three" })).Is(HttpStatusCode.Created).Json;

        Assert.Matches($"^/portal/{(string)brand["slug"]!}/preview/[0-9a-f]{{32}}$", (string)made["url"]!);
        Assert.NotEqual((string)made["url"]!, (string)ofNew["url"]!);
        Assert.NotNull(made["expiresAt"]);
        (await company.Admin.Post($"{kb}/articles/{article}/preview", new { })).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Post($"{kb}/preview", new { title = "New" })).Is(HttpStatusCode.NotFound, "not_found");
        Assert.Equal("title", (await company.Owner.Post($"{kb}/preview", new { body = "x" })).Is(HttpStatusCode.BadRequest).Field);
    }
}
