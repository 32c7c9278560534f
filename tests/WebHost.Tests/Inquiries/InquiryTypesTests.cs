using System.Net;

namespace Oqupie.WebHost.Tests.Inquiries;

public sealed class InquiryTypesTests(Company company)
{
    [Fact]
    public async Task A_type_is_made_read_changed_listed_and_deleted()
    {
        var types = await NewTypes();
        var fields = new[]
        {
            new { key = "reason", label = "Reason", kind = "select", required = true, options = new[] { new { value = "broken", label = "Broken" } } },
        };
        var made = (await company.Admin.Post(types, new { name = "Refund", importance = "high", tags = new[] { "money" }, fields })).Is(HttpStatusCode.Created);

        var changed = (await company.Admin.Patch($"{types}/{made.Id}", new { on = true, importance = (string?)null })).IsOk().Json;
        var read = (await company.Agent.Get($"{types}/{made.Id}")).IsOk().Json;
        var listed = Assert.Single((await company.Agent.Get(types)).IsOk().Items)!;

        Assert.Equal("high", (string)made.Json["importance"]!);
        Assert.Equal((true, null, 2), ((bool)changed["on"]!, (string?)changed["importance"], (long)changed["version"]!));
        Assert.Equal(("select", "broken", null), (
            (string)read["fields"]![0]!["kind"]!, (string)read["fields"]![0]!["options"]![0]!["value"]!, (string?)read["fields"]![0]!["showIf"]));
        Assert.Equal(made.Id, (string)listed["id"]!);
        (await company.Admin.Delete($"{types}/{made.Id}")).Is(HttpStatusCode.NoContent);
        (await company.Agent.Get($"{types}/{made.Id}")).Is(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("""{"name":""}""", "name", "text_length")]
    [InlineData("""{"name":"A","fields":[{"key":"a b","label":"A","kind":"text"}]}""", "fields[0].key", "bad_key")]
    [InlineData("""{"name":"A","fields":[null]}""", "fields[0]", "missing")]
    [InlineData("""{"name":"A","fields":[{"key":"a","label":"A","kind":"select","options":[null]}]}""", "fields[0]", "missing")]
    [InlineData("""{"name":"A","fields":[{"key":"a","label":"A","kind":"text","showIf":{"field":"b","in":["c"]}}]}""", "fields[0].showIf", "bad_condition")]
    [InlineData("""{"name":"A","tags":[null]}""", "tags", "tag_length")]
    [InlineData("""{"name":"A","assignee":{"member":"nobody","group":null}}""", "assignee.member", "no_such_member")]
    public async Task What_is_wrong_is_named(string body, string field, string code)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var refused = (await company.Admin.Send(HttpMethod.Post, await NewTypes(), content)).Is(HttpStatusCode.BadRequest, code);

        Assert.Equal(field, refused.Field);
    }

    [Fact]
    public async Task Only_who_manages_settings_changes_them()
    {
        var types = await NewTypes();
        var made = (await company.Admin.Post(types, new { name = "Refund" })).Is(HttpStatusCode.Created);

        (await company.Agent.Post(types, new { name = "Mine" })).Is(HttpStatusCode.Forbidden);
        (await company.Agent.Patch($"{types}/{made.Id}", new { name = "Mine" })).Is(HttpStatusCode.Forbidden);
        (await company.Admin.Post(types, new { name = "refund" })).Is(HttpStatusCode.Conflict, "name_taken");
    }

    private async Task<string> NewTypes()
    {
        var made = await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" });
        return $"brands/{made.Is(HttpStatusCode.Created).Id}/inquiry-types";
    }
}
