using System.Net;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Tests.Finders;

public sealed class FindersTests(Company company)
{
    [Fact]
    public async Task One_is_made_with_a_secret_that_is_told_once_and_is_set()
    {
        var (made, brand) = (await Make(), await NewBrand());
        var connections = new[] { new { brand, keys = new[] { "ko", "asia" }, landing = new { page = "request" }, @default = true } };
        var labels = new { deviceModel = "Device" };

        var wish = new { jwtOnly = false, connections, labels, hidden = new[] { "deviceId" } };
        var changed = (await company.Admin.Patch($"finders/{made.Id}", wish)).IsOk().Json;
        var read = (await company.Admin.Get($"finders/{made.Id}")).IsOk();

        Assert.Equal(("request", true, 2), (
            (string)changed["connections"]![0]!["landing"]!["page"]!, (bool)changed["connections"]![0]!["default"]!, (long)changed["version"]!));
        Assert.Equal(("Device", "deviceId"), ((string)read.Json["labels"]!["deviceModel"]!, (string)read.Json["hidden"]![0]!));
        Assert.Equal((string)made.Json["secret"]!["id"]!, (string)read.Json["secrets"]![0]!["id"]!);
        Assert.DoesNotContain((string)made.Json["secret"]!["secret"]!, read.Text, StringComparison.Ordinal);
        Assert.Contains(made.Id, (await company.Admin.Get("finders")).IsOk().Items.Select(finder => (string)finder!["id"]!));
        var keys = (await company.Agent.Get("information-keys")).IsOk().Json;
        Assert.Equal("Device", (string)keys["labels"]!["deviceModel"]!);
        Assert.Contains("deviceId", keys["hidden"]!.AsArray().Select(key => (string)key!));
        (await company.Admin.Delete($"finders/{made.Id}")).Is(HttpStatusCode.NoContent);
        (await company.Admin.Get($"finders/{made.Id}")).Is(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Secrets_are_two_at_most_and_one_at_least()
    {
        var made = await Make();
        var first = (string)made.Json["secret"]!["id"]!;

        (await company.Admin.Post($"finders/{made.Id}/secrets", new { })).Is(HttpStatusCode.Created);
        (await company.Admin.Post($"finders/{made.Id}/secrets", new { })).Is(HttpStatusCode.Conflict, "two_secrets");
        (await company.Admin.Delete($"finders/{made.Id}/secrets/{first}")).Is(HttpStatusCode.NoContent);
        var last = (string)(await company.Admin.Get($"finders/{made.Id}")).IsOk().Json["secrets"]![0]!["id"]!;
        (await company.Admin.Delete($"finders/{made.Id}/secrets/{last}")).Is(HttpStatusCode.Conflict, "last_secret");
    }

    [Theory]
    [InlineData("""{"name":""}""", "name", "text_length")]
    [InlineData("""{"connections":[null]}""", "connections[0].brand", "no_such_brand")]
    [InlineData("""{"connections":[{"brand":"BRAND","keys":["KO"]}]}""", "connections[0].keys", "bad_keys")]
    [InlineData("""{"connections":[{"brand":"BRAND","keys":["a"]},{"brand":"BRAND","keys":["a"]}]}""", "connections[1].keys", "keys_taken")]
    [InlineData("""{"connections":[{"brand":"BRAND","keys":["a"],"landing":{"page":"moon"}}]}""", "connections[0].landing", "bad_landing")]
    [InlineData("""{"connections":[{"brand":"BRAND","keys":["a"],"default":true},{"brand":"BRAND","keys":["b"],"default":true}]}""", "connections",
        "two_defaults")]
    [InlineData("""{"labels":{"a":null}}""", "labels.a", "text_length")]
    [InlineData("""{"hidden":[null]}""", "hidden", "text_length")]
    public async Task What_is_wrong_is_named(string body, string field, string code)
    {
        using var content = new StringContent(
            body.Replace("BRAND", await NewBrand(), StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");

        var refused = (await company.Admin.Send(HttpMethod.Patch, $"finders/{(await Make()).Id}", content)).Is(HttpStatusCode.BadRequest, code);

        Assert.Equal(field, refused.Field);
    }

    [Fact]
    public async Task A_trial_says_step_by_step_what_would_become_of_an_address()
    {
        var (made, brand) = (await Make(), await NewBrand());
        var connections = new[] { new { brand, keys = new[] { "ko" } } };
        (await company.Admin.Patch($"finders/{made.Id}", new { jwtOnly = false, connections })).IsOk();
        var keys = $"access_key={made.Json["accessKey"]}&secret_key={made.Json["secret"]!["secret"]}";

        var good = (await company.Admin.Post($"finders/{made.Id}/try", new { url = $"https://x.example/portals/finder?{keys}&brand_key1=ko&서버=1#a" })).IsOk();
        var bad = (await company.Admin.Post($"finders/{made.Id}/try", new { url = $"/portals/finder?{keys}&brand_key1=en" })).IsOk();
        var none = (await company.Admin.Post($"finders/{made.Id}/try", new { })).IsOk();

        Assert.Equal((302, null, brand), ((int)good.Json["status"]!, (string?)good.Json["code"], (string)good.Json["brand"]!));
        Assert.Equal(("form", "landing", "1"), (
            (string)good.Json["steps"]![0]!["step"]!, (string)good.Json["steps"]!.AsArray().Last()!["step"]!, (string)good.Json["information"]!["서버"]!));
        Assert.DoesNotContain((string)made.Json["secret"]!["secret"]!, good.Text, StringComparison.Ordinal);
        Assert.Equal((404, "no_brand", false), (
            (int)bad.Json["status"]!, (string?)bad.Json["code"], (bool)bad.Json["steps"]!.AsArray().Last()!["ok"]!));
        Assert.Equal("bad_request", (string)none.Json["code"]!);
    }

    private async Task<Answer> Make() => (await company.Admin.Post("finders", new { name = LocalKey.New() })).Is(HttpStatusCode.Created);

    private async Task<string> NewBrand() =>
        (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" })).Is(HttpStatusCode.Created).Id;
}
