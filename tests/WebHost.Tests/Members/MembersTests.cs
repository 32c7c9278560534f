using System.Net;
using System.Text.Json.Nodes;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Tests.Members;

public sealed class MembersTests(Company company)
{
    [Fact]
    public async Task Members_change_their_own_name_and_language()
    {
        var (_, browser) = await company.Join(Role.Agent);

        var me = (await browser.Patch("me", new { name = "Aron", language = "ko" })).IsOk();

        Assert.Equal(("Aron", "ko"), ((string)me.Json["name"]!, (string)me.Json["language"]!));
    }

    [Fact]
    public async Task Who_switches_to_away_is_away_for_colleagues_until_they_are_back()
    {
        var (member, browser) = await company.Join(Role.Agent);

        var me = (await browser.Patch("me", new { availability = "away" })).IsOk();

        var seen = Assert.Single((await company.Owner.Get($"members?id={member}")).Items)!;
        Assert.Equal(("away", "away"), ((string)me.Json["availability"]!, (string)seen["availability"]!));
        Assert.Equal((string)me.Json["availabilitySince"]!, (string)seen["availabilitySince"]!);
        Assert.Equal("away", (string)(await browser.Patch("me", new { name = "Aron" })).IsOk().Json["availability"]!);
        Assert.Equal("available", (string)(await browser.Patch("me", new { availability = "available" })).IsOk().Json["availability"]!);
    }

    [Fact]
    public async Task Brands_are_kept_where_they_are_not_named_and_null_is_every_brand()
    {
        var (member, _) = await company.Join(Role.Agent);
        var brand = (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" }))
            .Is(HttpStatusCode.Created).Id;

        Assert.Equal([brand], Brands(await company.Owner.Patch($"members/{member}", new { brands = new[] { brand } })));
        Assert.Equal([brand], Brands(await company.Owner.Patch($"members/{member}", new { role = "proAgent" })));
        Assert.Null(Brands(await company.Owner.Patch($"members/{member}", new JsonObject { ["brands"] = null })));
    }

    [Fact]
    public async Task Who_serves_one_brand_sees_no_other()
    {
        var (member, browser) = await company.Join(Role.Agent);
        var mine = (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" })).Id;
        var other = (await company.Owner.Post("brands", new { name = "Farm Town", language = "ko", supportEmail = "help@farm.example" })).Id;
        (await company.Owner.Patch($"members/{member}", new { brands = new[] { mine } })).IsOk();
        await Until(async () => (await browser.Get("brands")).Items.Count == 1);

        (await browser.Get($"brands/{mine}")).IsOk();
        (await browser.Get($"brands/{other}")).Is(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Groups_come_and_go()
    {
        var (member, browser) = await company.Join(Role.Agent);
        var name = LocalKey.New();

        var group = (await company.Owner.Post("groups", new { name, members = new[] { member } })).Is(HttpStatusCode.Created);
        Assert.Equal([group.Id], (await browser.Get("me")).IsOk().Json["groups"]!.AsArray().Select(id => (string)id!));
        (await company.Owner.Post("groups", new { name })).Is(HttpStatusCode.Conflict, "name_taken");
        (await company.Owner.Delete($"groups/{group.Id}")).Is(HttpStatusCode.NoContent);

        Assert.Empty((await browser.Get("me")).IsOk().Json["groups"]!.AsArray());
    }

    [Fact]
    public async Task Members_come_in_pages_by_words_and_by_id()
    {
        var (member, _) = await company.Join(Role.Agent);
        var ids = new List<string>();

        for (string? path = "members?limit=3"; path is not null;)
        {
            var page = (await company.Owner.Get(path)).IsOk();
            ids.AddRange(page.Items.Select(Id));
            path = (string?)page.Json["next"] is { } next ? $"members?limit=3&cursor={next}" : null;
        }

        Assert.Contains(member, ids);
        Assert.Distinct(ids);
        Assert.Equal([member], (await company.Agent.Get($"members?id={member}&id=none&id=No%20id")).IsOk().Items.Select(Id));
        Assert.Equal(["Olivia"], (await company.Agent.Get("members?q=OLIV")).IsOk().Items.Select(one => (string)one!["name"]!));

        static string Id(JsonNode? member) => (string)member!["id"]!;
    }

    [Theory]
    [InlineData("members?limit=0", "limit")]
    [InlineData("members?limit=201", "limit")]
    [InlineData("members?cursor=nonsense", "cursor")]
    [InlineData("groups?limit=many", "limit")]
    [InlineData("groups?cursor=!", "cursor")]
    public async Task A_page_that_cannot_be_is_refused_by_its_field(string path, string field) =>
        Assert.Equal(field, (await company.Owner.Get(path)).Is(HttpStatusCode.BadRequest).Field);

    [Theory]
    [InlineData("members/No%20id")]
    [InlineData("groups/No%20id")]
    [InlineData("members/invitations/No%20id")]
    public async Task What_cannot_be_an_id_is_nobodys(string path) => (await company.Owner.Delete(path)).Is(HttpStatusCode.NotFound, "not_found");

    [Fact]
    public async Task Nobody_removes_the_owner_or_themselves()
    {
        var owner = (await company.Owner.Get("me")).Id;
        var admin = (await company.Admin.Get("me")).Id;

        (await company.Admin.Delete($"members/{owner}")).Is(HttpStatusCode.Forbidden, "owner_stays");
        (await company.Admin.Delete($"members/{admin}")).Is(HttpStatusCode.Forbidden, "not_oneself");
        (await company.Owner.Patch($"members/{owner}", new { role = "agent" })).Is(HttpStatusCode.Forbidden, "owner_stays");
    }

    [Fact]
    public async Task A_key_is_shown_once()
    {
        var made = (await company.Owner.Post("api-keys", new { name = "Importer", scopes = new[] { "brands:read" } })).Is(HttpStatusCode.Created);
        using var program = Browser.WithKey(company.Host.Address, (string)made.Json["key"]!);

        (await program.Get("brands")).IsOk();
        (await program.Post("brands", new { name = "Cook" })).Is(HttpStatusCode.Forbidden, "not_allowed");
        Assert.DoesNotContain((string)made.Json["key"]!, (await company.Owner.Get("api-keys")).IsOk().Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string>? Brands(Answer answer) => answer.IsOk().Json["brands"]?.AsArray().Select(id => (string)id!);

    private static async Task Until(Func<Task<bool>> fact)
    {
        while (!await fact())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
