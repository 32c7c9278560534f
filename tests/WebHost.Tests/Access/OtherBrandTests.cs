using System.Globalization;
using System.Net;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Tests.Access;

/// <summary>
/// An admin of one brand, and a key of theirs, asks every endpoint there is for things of another brand. Whoever adds an endpoint with a new parameter says
/// here what of another brand it names.
/// </summary>
public sealed class OtherBrandTests(Company company)
{
    /// <summary>Where what is said in vain is looked at before whose it is: so said that it would be done.</summary>
    private static readonly Dictionary<string, object> Bodies = new(StringComparer.Ordinal)
    {
        ["PATCH /api/v1/members/{member}"] = new { role = "agent" },
        ["PATCH /api/v1/groups/{group}"] = new { name = "Mine" },
        ["PATCH /api/v1/channels/{channel}"] = new { name = "Mine" },
        ["POST /api/v1/brands/{brand}/channels"] = new { kind = "email", name = "Mail", settings = new { address = "help@cook.example" } },
        ["POST /api/v1/tickets/{ticket}/replies"] = new { body = "Hello" },
        ["POST /api/v1/tickets/{ticket}/memos"] = new { body = "Hello" },
        ["POST /api/v1/tickets/{ticket}/forward"] = new { to = new[] { "pat@vendor.example" }, body = "Hello" },
        ["PUT /api/v1/tickets/{ticket}/seen"] = new { unread = true },
        ["PUT /api/v1/tickets/{ticket}/draft"] = new { memo = new { body = "Hello" } },
        // The first one of the account, which is never the one that is asked for: that comes second.
        ["POST /api/v1/tickets/{ticket}/links"] = new { ticket = 1001 },
        ["POST /api/v1/tickets/{ticket}/merge"] = new { into = 1001 },
        ["POST /api/v1/tickets/{ticket}/split"] = new { items = new[] { "e2" } },
        ["POST /api/v1/customers/{customer}/block"] = new { on = true },
        ["POST /api/v1/customers/{customer}/memos"] = new { body = "Hello" },
        ["POST /api/v1/tickets/{ticket}/translate"] = new { html = "<p>Hello</p>", to = "de" },
        ["PATCH /api/v1/tickets/{ticket}"] = new { status = "completed" },
        ["PUT /api/v1/brands/{brand}/kb/synonyms"] = new { groups = Array.Empty<string[]>() },
        ["POST /api/v1/canned-responses/{response}/render"] = new { ticket = 1 },
        ["POST /api/v1/brands/{brand}/kb/articles/bulk"] = new { articles = new[] { "none" }, action = "delete" },
    };

    private static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        ["GET /api/v1/brands/{brand}/kb/search"] = "?q=title",
        ["GET /api/v1/customers/{customer}/merge"] = "?into={other}",
        ["GET /api/v1/brands/{brand}/kb/path"] = "?article={article}",
        ["GET /api/v1/brands/{brand}/kb/translations"] = "?of={article}",
    };

    /// <summary>Not there for its own owner either: the channel has no mailbox, no mail names a picture, and nobody is being erased.</summary>
    private static readonly string[] NotThere =
        ["GET /api/v1/channels/{channel}/reconciliation", "GET /api/v1/tickets/{ticket}/pictures", "GET /api/v1/customers/{customer}/erasure"];

    /// <summary>They name nothing of a brand.</summary>
    private static readonly string[] NoneOfABrand = ["{token}", "{upload}", "{device}"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_of_another_brand_is_there(bool byKey)
    {
        var (mine, theirs) = await TwoBrands();
        var (_, admin) = await company.Join(Role.Admin, [mine]);
        var asking = byKey ? (await company.NewKeyOf(admin, "*")).Program : admin;
        var named = await ThingsOf(theirs);
        var surprises = new List<string>();

        foreach (var endpoint in Asked.Of(company.Host).Where(endpoint => endpoint.Path.Contains('{') && !NoneOfABrand.Any(endpoint.Path.Contains)))
        {
            var path = named.Aggregate(
                endpoint.Path + Queries.GetValueOrDefault(endpoint.Name),
                (path, name) => path.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));
            Assert.False(path.Contains('{', StringComparison.Ordinal), $"Say what of another brand {path} names.");

            var answer = await asking.Send(endpoint.HttpMethod, path, endpoint.Body(Bodies.GetValueOrDefault(endpoint.Name)));

            if (answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
            {
                surprises.Add($"{endpoint.Name}: {(int)answer.Status} {answer.Text}");
            }
            else if (endpoint.Method is "GET" && !NotThere.Contains(endpoint.Name) && !(await company.Owner.Get(path)).Status.Equals(HttpStatusCode.OK))
            {
                surprises.Add($"{endpoint.Name} proves nothing: it is not there for its own owner.");
            }
        }

        Assert.Empty(surprises);
    }

    [Fact]
    public async Task Lists_have_nothing_of_another_brand()
    {
        var (mine, theirs) = await TwoBrands();
        var (_, admin) = await company.Join(Role.Admin, [mine]);
        var named = await ThingsOf(theirs);

        Assert.Equal([mine], (await admin.Get("brands")).IsOk().Items.Select(brand => (string)brand!["id"]!));
        Assert.Empty((await admin.Get("tickets")).IsOk().Items);
        Assert.Equal(0, (int)(await admin.Get("tickets/counts")).IsOk().Json["all"]!);
        Assert.Equal(0, (int)(await admin.Get("tickets/search?q=box:all")).IsOk().Json["total"]!);
        Assert.NotEqual(0, (int)(await company.Owner.Get("tickets/search?q=box:all")).IsOk().Json["total"]!);
        Assert.Empty((await admin.Get($"customers?email={named["address"]}")).IsOk().Items);
        Assert.Empty((await admin.Get("customers")).IsOk().Items);
        Assert.Empty((await admin.Get($"customers?q={named["address"]}&sort=lastTicket")).IsOk().Items);
        Assert.Empty((await admin.Get($"customers?brand={theirs}")).IsOk().Items);
        Assert.DoesNotContain(named["view"], (await admin.Get("views")).IsOk().Items.Select(view => (string)view!["id"]!));
        Assert.DoesNotContain(named["view"], (await admin.Get("views/counts")).IsOk().Items.Select(view => (string)view!["view"]!));
        (await admin.Get($"tickets?view={named["view"]}")).Is(HttpStatusCode.BadRequest, "no_such_view");
        Assert.Empty((await admin.Get("jobs")).IsOk().Items);
        Assert.Empty((await admin.Get("canned-responses")).IsOk().Items);
        Assert.Empty((await admin.Get("canned-responses/folders")).IsOk().Items);
        Assert.DoesNotContain(named["key"], (await admin.Get("api-keys")).IsOk().Items.Select(key => (string)key!["id"]!));
    }

    [Fact]
    public async Task What_is_made_is_made_in_ones_own_brands()
    {
        var (mine, theirs) = await TwoBrands();
        var (_, admin) = await company.Join(Role.Admin, [mine]);
        var customer = new { email = "haneul@customer.example", name = "" };
        var named = await ThingsOf(theirs);

        (await admin.Post("brands", new { name = "Third", language = "ko", supportEmail = "a@cook.example" }))
            .Is(HttpStatusCode.Forbidden, "serves_all_brands_only");
        Assert.NotEqual(HttpStatusCode.Created, (await admin.Post("tickets", new { brand = theirs, subject = "a", body = "b", customer })).Status);
        (await admin.Post("members/invitations", Invitation(null))).Is(HttpStatusCode.Forbidden, "brands_beyond_own");
        (await admin.Post("members/invitations", Invitation([theirs]))).Is(HttpStatusCode.Forbidden, "brands_beyond_own");
        (await admin.Post("members/invitations", Invitation([mine]))).Is(HttpStatusCode.Created);
        var elsewhere = new { brand = mine, channel = named["channel"], subject = "a", body = "b", customer };
        Assert.NotEqual(HttpStatusCode.Created, (await admin.Post("tickets", elsewhere)).Status);
        var bulk = new { tickets = new[] { long.Parse(named["ticket"], CultureInfo.InvariantCulture) }, action = "delete" };
        Assert.Equal("not_found", (string)(await admin.Post("tickets/bulk", bulk)).IsOk().Items[0]!["code"]!);
        var job = new { query = new { brand = theirs }, action = "delete" };
        Assert.Equal(0, (int)(await admin.Post("tickets/bulk", job)).Is(HttpStatusCode.Accepted).Json["total"]!);
        (await admin.Post("groups", new { name = LocalKey.New(), members = new[] { named["member"] } })).Is(HttpStatusCode.Forbidden, "serves_other_brands");
        (await admin.Post("canned-responses", new { name = "a", brand = theirs })).Is(HttpStatusCode.BadRequest);
        (await admin.Post("views", new { name = "a", query = new { brand = theirs } })).Is(HttpStatusCode.BadRequest, "no_such_brand");
        (await admin.Post("canned-responses", new { name = "a", shared = true })).Is(HttpStatusCode.Forbidden, "shared_with_every_brand");
        (await admin.Patch($"brands/{mine}/portal", new { translations = new[] { theirs } })).Is(HttpStatusCode.BadRequest);
    }

    private static object Invitation(string[]? brands) => new { email = $"{LocalKey.New()}@acme.example", name = "Ivo", role = "agent", brands };

    private async Task<(string Mine, string Theirs)> TwoBrands() => (await NewBrand(), await NewBrand());

    private async Task<string> NewBrand() =>
        (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" })).Is(HttpStatusCode.Created).Id;

    /// <summary>One of each, by the names that addresses have for them.</summary>
    private async Task<Dictionary<string, string>> ThingsOf(string brand)
    {
        var owner = company.Owner;
        var address = $"{LocalKey.New()}@customer.example";
        var customer = new { email = address, name = "Haneul" };
        var linked = (await owner.Post("tickets", new { brand, subject = "Hi", body = "Hello", customer })).Is(HttpStatusCode.Created);
        var ticket = (await owner.Post("tickets", new { brand, subject = "Hi", body = "Hello", customer })).Is(HttpStatusCode.Created);
        var mail = new { kind = "email", name = "Mail", settings = new { address = "help@cook.example" } };
        var channel = (await owner.Post($"brands/{brand}/channels", mail)).Is(HttpStatusCode.Created).Id;
        (await owner.Send(HttpMethod.Post, $"channels/{channel}/inbound", new StringContent($"From: {address}\r\nSubject: Hi\r\n\r\n{address}"))).IsOk();
        var kb = $"brands/{brand}/kb";
        var category = (await owner.Post($"{kb}/categories", new { name = "Category" })).Is(HttpStatusCode.Created).Id;
        var (member, _) = await company.Join(Role.Agent, [brand]);
        var finder = (await owner.Post("finders", new { name = LocalKey.New() })).Is(HttpStatusCode.Created);
        return new(StringComparer.Ordinal)
        {
            ["finder"] = finder.Id,
            ["secret"] = (string)finder.Json["secret"]!["id"]!,
            ["brand"] = brand,
            ["address"] = address,
            ["ticket"] = (string)ticket.Json["id"]!.AsValue().ToString(),
            ["linked"] = linked.Json["id"]!.AsValue().ToString(),
            ["item"] = ((await owner.Get($"tickets/{ticket.Json["id"]}/timeline")).IsOk().Items[0]!["id"]!).ToString(),
            ["customer"] = (string)ticket.Json["customer"]!["id"]!,
            ["other"] = (await owner.Post("customers", new { name = "Other", brand })).Is(HttpStatusCode.Created).Id,
            ["memo"] = (await owner.Post($"customers/{ticket.Json["customer"]!["id"]}/memos", new { body = "Memo" })).Is(HttpStatusCode.Created).Id,
            ["channel"] = channel,
            ["message"] = (string)(await owner.Get($"channels/{channel}/messages")).IsOk().Items[0]!["id"]!,
            ["category"] = category,
            ["folder"] = (await owner.Post($"{kb}/folders", new { name = "Folder", category })).Is(HttpStatusCode.Created).Id,
            ["article"] = (await owner.Post($"{kb}/articles", new { title = "Title", body = "Text", place = new { category } })).Is(HttpStatusCode.Created).Id,
            ["version"] = "1",
            ["type"] = (await owner.Post($"brands/{brand}/inquiry-types", new { name = "Refund" })).Is(HttpStatusCode.Created).Id,
            ["notice"] = (await owner.Post($"brands/{brand}/notices", new { title = "Notice", body = "Text" })).Is(HttpStatusCode.Created).Id,
            ["response"] = (await owner.Post("canned-responses", new { name = "Hello", brand, shared = true })).Is(HttpStatusCode.Created).Id,
            ["view"] = (await owner.Post("views", new { name = "All of it", query = new { brand }, shared = true })).Is(HttpStatusCode.Created).Id,
            ["job"] = (await owner.Post("tickets/bulk", new { query = new { brand }, action = "tag", tags = new[] { "a" } })).Is(HttpStatusCode.Accepted).Id,
            ["member"] = member,
            ["group"] = (await owner.Post("groups", new { name = LocalKey.New(), members = new[] { member } })).Is(HttpStatusCode.Created).Id,
            ["file"] = "0",
            ["key"] = (await company.NewKey("*")).Key,
        };
    }
}
