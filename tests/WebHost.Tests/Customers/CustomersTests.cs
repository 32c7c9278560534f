using System.Net;
using System.Text;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Tests.Customers;

public sealed class CustomersTests(Company company)
{
    [Fact]
    public async Task One_is_made_by_hand_found_changed_and_deleted()
    {
        var (brand, address) = (await NewBrand(), NewAddress());
        var wish = new
        {
            name = " 김하늘 ",
            emails = new[] { address.ToUpperInvariant() },
            externalIds = new[] { $"U-{address}" },
            rating = "vip",
            tags = new[] { "수학" },
            language = "ko",
            brand,
        };
        var made = (await company.Agent.Post("customers", wish)).Is(HttpStatusCode.Created).Json;
        var id = (string)made["id"]!;

        var changed = (await company.Agent.Patch($"customers/{id}", new { name = "Sky", language = (string?)null, tags = Array.Empty<string>() })).IsOk().Json;
        var found = Assert.Single((await company.Admin.Get($"customers?q=sky%20{address}&brand={brand}&rating=vip&sort=name")).IsOk().Items)!;

        Assert.Equal(("김하늘", address, "vip", "ko", 1), (Said("name"), (string)made["emails"]![0]!, Said("rating"), Said("language"), (int)made["version"]!));
        Assert.Equal(("Sky", null, 2), ((string)changed["name"]!, (string?)changed["language"], (int)changed["version"]!));
        Assert.Equal(id, (string)found["id"]!);
        Assert.Equal((2, 0, 2), ((int)found["version"]!, (int)found["tickets"]!["all"]!, found["identities"]!.AsArray().Count));
        Assert.Equal(id, (string)Assert.Single((await company.Agent.Get($"customers?email={address}")).IsOk().Items)!["id"]!);
        (await company.Agent.Delete($"customers/{id}")).Is(HttpStatusCode.NoContent);
        (await company.Agent.Get($"customers/{id}")).Is(HttpStatusCode.NotFound, "not_found");
        Assert.Empty((await company.Admin.Get($"customers?q={address}")).IsOk().Items);

        string Said(string name) => (string)made[name]!;
    }

    [Fact]
    public async Task A_change_of_another_version_is_refused()
    {
        var id = await Made(await NewBrand());
        (await company.Agent.Patch($"customers/{id}", new { name = "First" })).IsOk();

        (await company.Agent.Send(HttpMethod.Patch, $"customers/{id}", new { name = "Second" }, ifMatch: "\"1\""))
            .Is(HttpStatusCode.Conflict, "version_conflict");
        Assert.Equal("First", (string)(await company.Agent.Get($"customers/{id}")).IsOk().Json["name"]!);
    }

    [Fact]
    public async Task An_address_is_one_customers_and_who_it_is_is_told_to_who_sees_them()
    {
        var (mine, theirs, address) = (await NewBrand(), await NewBrand(), NewAddress());
        var holder = await Made(theirs, address);
        var other = await Made(mine);
        var (_, agent) = await company.Join(Role.Agent, [mine]);

        var again = new { name = "Again", emails = new[] { address }, brand = mine };
        var told = (await company.Agent.Post("customers", again)).Is(HttpStatusCode.Conflict, "customer_exists");
        var untold = (await agent.Post("customers", again)).Is(HttpStatusCode.Conflict, "customer_exists");
        var taken = (await company.Agent.Patch($"customers/{other}", new { emails = new[] { address } })).Is(HttpStatusCode.Conflict, "identity_taken");
        var untaken = (await agent.Patch($"customers/{other}", new { emails = new[] { address } })).Is(HttpStatusCode.Conflict, "identity_taken");

        Assert.Equal((holder, holder), ((string)told.Json["values"]!["customer"]!, (string)taken.Json["values"]!["customer"]!));
        Assert.DoesNotContain(holder, untold.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(holder, untaken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memos_are_deleted_by_their_author_or_an_administrator()
    {
        var id = await Made(await NewBrand());
        var memo = (await company.Agent.Post($"customers/{id}/memos", new { body = "<p>Pays late</p>" })).Is(HttpStatusCode.Created).Json;
        var another = (await company.Agent.Post($"customers/{id}/memos", new { body = "Second" })).Is(HttpStatusCode.Created).Id;
        var (_, colleague) = await company.Join(Role.Agent);

        Assert.Equivalent(
            new[] { another, (string)memo["id"]! },
            (await colleague.Get($"customers/{id}/memos")).IsOk().Items.Select(one => (string)one!["id"]!), strict: true);
        (await colleague.Delete($"customers/{id}/memos/{another}")).Is(HttpStatusCode.Forbidden, "memo_not_yours");
        (await company.Admin.Delete($"customers/{id}/memos/{another}")).Is(HttpStatusCode.NoContent);
        (await company.Agent.Delete($"customers/{id}/memos/{memo["id"]}")).Is(HttpStatusCode.NoContent);
        (await company.Agent.Delete($"customers/{id}/memos/{memo["id"]}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Agent.Post($"customers/{id}/memos", new { body = "  " })).Is(HttpStatusCode.BadRequest, "text_missing");
        Assert.Equal(
            ["made", "memo", "memo", "memo", "memo"],
            (await company.Agent.Get($"customers/{id}/timeline")).IsOk().Items.Select(one => (string)one!["kind"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_deleted_who_has_an_open_ticket()
    {
        var (brand, address) = (await NewBrand(), NewAddress());
        var ticket = (await company.Owner.Post("tickets", new { brand, subject = "Hi", body = "Hello", customer = new { email = address, name = "Ada" } }))
            .Is(HttpStatusCode.Created).Json;
        var id = (string)ticket["customer"]!["id"]!;

        (await company.Agent.Delete($"customers/{id}")).Is(HttpStatusCode.Conflict, "open_tickets");
        (await company.Agent.Patch($"tickets/{ticket["id"]}", new { status = "completed" })).IsOk();
        (await company.Agent.Delete($"customers/{id}")).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Blocking_is_said_once_and_stands_on_the_timeline()
    {
        var id = await Made(await NewBrand());

        (await company.Agent.Post($"customers/{id}/block", new { on = true })).IsOk();
        (await company.Agent.Post($"customers/{id}/block", new { on = true })).IsOk();

        Assert.Equal(["blocked", "made"], (await company.Agent.Get($"customers/{id}/timeline")).IsOk().Items.Select(one => (string)one!["kind"]!));
        Assert.True((bool)(await company.Agent.Get($"customers/{id}")).IsOk().Json["blocked"]!);
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{"name":""}""", "name", "text_length" },
        { """{"name":"\u202e"}""", "name", "text_length" },
        { JsonSerializer.Serialize(new { name = new string('a', 10_000) }), "name", "text_length" },
        { """{"emails":["nobody"]}""", "emails", "not_an_email" },
        { """{"emails":["a@b.example, c@d.example"]}""", "emails", "not_an_email" },
        { """{"emails":[null]}""", "emails", "not_an_email" },
        { JsonSerializer.Serialize(new { emails = Enumerable.Range(0, 51).Select(i => $"a{i}@b.example") }), "emails", "too_many_identities" },
        { JsonSerializer.Serialize(new { externalIds = Enumerable.Range(0, 51).Select(i => $"{i}") }), "externalIds", "too_many_identities" },
        { """{"externalIds":[" "]}""", "externalIds", "text_length" },
        { JsonSerializer.Serialize(new { tags = Enumerable.Range(0, 101).Select(i => $"{i}") }), "tags", "too_many_tags" },
        { JsonSerializer.Serialize(new { tags = new[] { new string('a', 61) } }), "tags", "tag_length" },
        { """{"language":"Klingon, please"}""", "language", "not_a_language" },
        { """{"rating":"golden"}""", "rating", "invalid" },
        { """{"tags":"gold"}""", "tags", "invalid" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named_and_changes_nothing(string body, string field, string code)
    {
        var id = await Made(await NewBrand());
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = (await company.Agent.Send(HttpMethod.Patch, $"customers/{id}", content)).Is(HttpStatusCode.BadRequest, code);

        Assert.Equal(field, answer.Field);
        Assert.Equal(1, (int)(await company.Agent.Get($"customers/{id}")).IsOk().Json["version"]!);
    }

    [Theory]
    [InlineData("rating=golden", "rating", "invalid")]
    [InlineData("sort=colour", "sort", "invalid")]
    [InlineData("blocked=perhaps", "blocked", "invalid")]
    [InlineData("limit=0", "limit", "invalid")]
    [InlineData("limit=201", "limit", "invalid")]
    [InlineData("cursor=AAAA", "cursor", "bad_cursor")]
    [InlineData("cursor=%F0%9F%92%A9", "cursor", "bad_cursor")]
    public async Task What_is_wrong_in_an_address_is_named(string query, string field, string code) =>
        Assert.Equal(field, (await company.Agent.Get($"customers?{query}")).Is(HttpStatusCode.BadRequest, code).Field);

    [Fact]
    public async Task Text_that_runs_from_right_to_left_is_kept_without_what_turns_round_what_stands_beside_it()
    {
        var id = await Made(await NewBrand());

        (await company.Agent.Patch($"customers/{id}", new { name = "\u202eمرحبا\u2066 שלום\n" })).IsOk();

        Assert.Equal("مرحبا שלום", (string)(await company.Agent.Get($"customers/{id}")).IsOk().Json["name"]!);
        Assert.Contains(id, (await company.Agent.Get($"customers?q={Uri.EscapeDataString("שלום")}")).IsOk().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_made_for_a_brand_is_there_for_who_serves_it_alone()
    {
        var (mine, theirs) = (await NewBrand(), await NewBrand());
        var (_, agent) = await company.Join(Role.Agent, [mine]);
        var (own, other) = (await Made(mine), await Made(theirs));

        Assert.Equal([own], (await agent.Get("customers")).IsOk().Items.Select(one => (string)one!["id"]!));
        (await agent.Get($"customers/{other}")).Is(HttpStatusCode.NotFound, "not_found");
        (await agent.Post("customers", new { name = "A", brand = theirs })).Is(HttpStatusCode.BadRequest, "no_such_brand");
    }

    private static string NewAddress() => $"{LocalKey.New()}@customer.example";

    private async Task<string> NewBrand() =>
        (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" })).Is(HttpStatusCode.Created).Id;

    private async Task<string> Made(string brand, params string[] emails) =>
        (await company.Owner.Post("customers", new { name = "Ada", emails, brand })).Is(HttpStatusCode.Created).Id;
}
