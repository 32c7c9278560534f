using System.Net;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Tests.Brands;

public sealed class BrandsTests(Company company)
{
    [Fact]
    public async Task A_brand_is_made_read_and_changed()
    {
        var slug = LocalKey.New();

        var made = (await company.Owner.Post("brands", new { name = "쿡타운", language = "ko", supportEmail = "help@cook.example", slug }))
            .Is(HttpStatusCode.Created);
        Assert.Equal($"/api/v1/brands/{made.Id}", made.Headers["Location"]);
        Assert.Equal(("쿡타운", slug, "ko"), ((string)made.Json["name"]!, (string)made.Json["slug"]!, (string)made.Json["language"]!));
        var changed = (await company.Owner.Patch($"brands/{made.Id}", new { signature = "고맙습니다" })).IsOk();

        Assert.Equal("고맙습니다", (string)changed.Json["signature"]!);
        Assert.Equal(changed.Text, (await company.Agent.Get($"brands/{made.Id}")).IsOk().Text);
    }

    [Fact]
    public async Task A_taken_slug_is_a_conflict()
    {
        var wish = new { name = "Cook Town", language = "en", supportEmail = "help@cook.example", slug = LocalKey.New() };
        (await company.Owner.Post("brands", wish)).Is(HttpStatusCode.Created);

        Assert.Equal("slug", (await company.Owner.Post("brands", wish)).Is(HttpStatusCode.Conflict, "slug_taken").Field);
    }

    [Fact]
    public async Task A_mail_look_is_shown_before_it_is_stored()
    {
        var brand = (await company.Owner.Post("brands", new { name = "Cook Town", language = "en", supportEmail = "help@cook.example" }))
            .Is(HttpStatusCode.Created).Id;

        var shown = (await company.Owner.Post($"brands/{brand}/mail-preview", new { senderName = "Cook", mailTemplate = "<b>{{body}}</b>" })).IsOk();

        Assert.Equal(("Cook", "<b>{{body}}</b>"), ((string)shown.Json["from"]!, (string)shown.Json["html"]!));
        Assert.Equal("", (string)(await company.Owner.Get($"brands/{brand}")).IsOk().Json["mailTemplate"]!);
        Assert.Equal(
            "mailTemplate",
            (await company.Owner.Post($"brands/{brand}/mail-preview", new { mailTemplate = "no place" })).Is(HttpStatusCode.BadRequest).Field);
        (await company.Owner.Post("brands/nosuch/mail-preview", new { })).Is(HttpStatusCode.NotFound, "not_found");
    }
}
