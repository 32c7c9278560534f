using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;

namespace Oqupie.WebHost.Tests.Tickets;

public sealed class TicketsTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HttpClient Owner => floor.Owner.Http;

    [Fact]
    public async Task A_ticket_that_was_made_is_read_and_listed()
    {
        var brand = await floor.NewBrand();

        var ticket = await floor.NewTicket(brand);

        using var read = await Owner.GetAsync($"/api/v1/tickets/{ticket}", Cancellation);
        var view = await WebFloor.Json(read, HttpStatusCode.OK);
        Assert.Equal($"\"{view.GetProperty("version").GetInt64()}\"", read.Headers.ETag!.Tag);
        Assert.Equal("new", view.GetProperty("status").GetString());
        Assert.Equal("medium", view.GetProperty("importance").GetString());
        Assert.Equal("open", view.GetProperty("box").GetString());
        Assert.Equal("haneul@customer.example", view.GetProperty("customer").GetProperty("email").GetString());
        var listed = await Get(
            $"/api/v1/tickets?brand={brand}&box=unassigned&status=new,inProgress&importance=medium&assignee=none&q=haneul&sort=-created&limit=5");
        WebFloor.IsRowOf(view, Assert.Single(listed.GetProperty("items").EnumerateArray()));
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("next").ValueKind);
        Assert.Equal(1, (await Get($"/api/v1/tickets/counts?brand={brand}")).GetProperty("unassigned").GetInt32());
    }

    [Theory]
    [InlineData("box=attic", "box")]
    [InlineData("status=lost", "status")]
    [InlineData("importance=1", "importance")]
    [InlineData("stars=0", "stars")]
    [InlineData("stars=1&stars=6", "stars")]
    [InlineData("stars=2,03", "stars")]
    [InlineData("stars=five", "stars")]
    [InlineData("rating=vip,golden", "rating")]
    [InlineData("rating=1", "rating")]
    [InlineData("sort=mood", "sort")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=13.13.", "to")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=x", "limit")]
    [InlineData("cursor=forged", "cursor")]
    public async Task A_wrong_word_in_a_query_is_named(string query, string field)
    {
        using var answer = await Owner.GetAsync($"/api/v1/tickets?{query}", Cancellation);

        await Refused(answer, HttpStatusCode.BadRequest, null, field);
    }

    [Theory]
    [InlineData("""{"subject":"s","body":"b","customer":{"email":"a@b.example","name":""}}""", "brand")]
    [InlineData("""{"brand":"nonesuch","subject":"s","body":"b","customer":{"email":"a@b.example","name":""}}""", "brand")]
    [InlineData("""{"brand":"BRAND","body":"b","customer":{"email":"a@b.example","name":""}}""", "subject")]
    [InlineData("""{"brand":"BRAND","subject":"s","customer":{"email":"a@b.example","name":""}}""", "body")]
    [InlineData("""{"brand":"BRAND","subject":"s","body":" ","customer":{"email":"a@b.example","name":""}}""", "body")]
    [InlineData("""{"brand":"BRAND","subject":"s","body":"b"}""", "customer.email")]
    [InlineData("""{"brand":"BRAND","subject":"s","body":"b","customer":{"email":"nobody"}}""", "customer.email")]
    [InlineData("""{"brand":"BRAND","subject":"s","body":"b","customer":{"email":"a@b.example"},"importance":"vast"}""", "importance")]
    [InlineData("""{"brand":"BRAND","subject":"s","body":"b","customer":{"email":"a@b.example"},"tags":[""]}""", "tags")]
    public async Task What_a_new_ticket_lacks_is_named(string body, string field)
    {
        var brand = await floor.NewBrand();
        using var content = new StringContent(body.Replace("BRAND", brand, StringComparison.Ordinal), Encoding.UTF8, "application/json");

        using var answer = await Owner.PostAsync("/api/v1/tickets", content, Cancellation);

        await Refused(answer, HttpStatusCode.BadRequest, null, field);
    }

    [Fact]
    public async Task Malformed_json_is_said_to_be_that()
    {
        using var content = new StringContent("{\"brand\":", Encoding.UTF8, "application/json");

        using var answer = await Owner.PostAsync("/api/v1/tickets", content, Cancellation);

        await Refused(answer, HttpStatusCode.BadRequest, "malformed_json");
    }

    [Fact]
    public async Task The_same_key_makes_the_same_ticket()
    {
        var brand = await floor.NewBrand();
        var wish = new { brand, subject = "s", body = "b", customer = new { email = "a@b.example", name = "A" } };

        var first = await Post("/api/v1/tickets", wish, HttpStatusCode.Created, "key-1");
        var second = await Post("/api/v1/tickets", wish, HttpStatusCode.Created, "key-1");

        Assert.Equal(first.GetProperty("id").GetInt64(), second.GetProperty("id").GetInt64());
        await Post("/api/v1/tickets", wish, HttpStatusCode.BadRequest, new string('k', 65));
    }

    [Fact]
    public async Task A_change_against_another_version_is_a_conflict_and_changes_nothing()
    {
        var ticket = await floor.NewTicket(await floor.NewBrand());
        var version = (await Get($"/api/v1/tickets/{ticket}")).GetProperty("version").GetInt64();

        using var right = await Patch(ticket, new { status = "inProgress" }, $"\"{version}\"");
        var changed = await WebFloor.Json(right, HttpStatusCode.OK);
        using var wrong = await Patch(ticket, new { status = "completed" }, $"\"{version}\"");
        using var nonsense = await Patch(ticket, new { status = "completed" }, "\"x\"");

        Assert.Equal($"\"{changed.GetProperty("version").GetInt64()}\"", right.Headers.ETag!.Tag);
        await Refused(wrong, HttpStatusCode.Conflict, "version_conflict");
        await Refused(nonsense, HttpStatusCode.BadRequest, "invalid", "If-Match");
        Assert.Equal("inProgress", (await Get($"/api/v1/tickets/{ticket}")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_assignee_that_is_null_is_nobody_and_one_that_is_left_out_stays()
    {
        var ticket = await floor.NewTicket(await floor.NewBrand());
        using var assigned = await Patch(ticket, new { assignee = new { member = floor.Owner.Id } });
        assigned.EnsureSuccessStatusCode();

        using var tagged = await Patch(ticket, new { tags = new[] { "vip" } });
        Assert.Equal(floor.Owner.Id, (await WebFloor.Json(tagged, HttpStatusCode.OK)).GetProperty("assignee").GetProperty("member").GetString());
        using var freed = await Patch(ticket, new { assignee = (object?)null });

        var after = await WebFloor.Json(freed, HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, after.GetProperty("assignee").GetProperty("member").ValueKind);
        Assert.Equal("vip", after.GetProperty("tags")[0].GetString());
        using var strange = await Patch(ticket, new { assignee = new { member = "nobody" } });
        await Refused(strange, HttpStatusCode.BadRequest, "no_such_member", "assignee.member");
    }

    [Fact]
    public async Task A_timeline_says_what_of_a_text_was_not_written_for_it()
    {
        var brand = await floor.NewBrand();
        var id = new TicketId(WebFloor.Account, 900_000 + await floor.NewTicket(brand));
        var message = Some.Message(account: WebFloor.Account) with { Text = "네.\n> 그런가요?", Folds = [new(3, 7, FoldKind.Quote)] };
        var opened = await floor.Silo.Intake(id).Open(Some.Ticket(message, brand), Cancellation);

        Assert.Null(opened.Refusal);
        var items = (await Get($"/api/v1/tickets/{id.Number}/timeline")).GetProperty("items").EnumerateArray().ToList();

        var fold = items.Single(item => item.GetProperty("type").GetString() is "message").GetProperty("folds")[0];
        Assert.Equal((3, 7, "quote"), (fold.GetProperty("start").GetInt32(), fold.GetProperty("length").GetInt32(), fold.GetProperty("kind").GetString()));
        Assert.Equal("네.", (await Get($"/api/v1/tickets/{id.Number}")).GetProperty("preview").GetString());
    }

    [Fact]
    public async Task A_ticket_out_of_ones_scope_is_not_there()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);
        var outsider = await floor.NewMember(brands: [await floor.NewBrand()]);

        foreach (var path in new[] { "", "/timeline" })
        {
            using var read = await outsider.Http.GetAsync($"/api/v1/tickets/{ticket}{path}", Cancellation);
            await Refused(read, HttpStatusCode.NotFound, "not_found");
        }

        using var written = await outsider.Http.PostAsJsonAsync($"/api/v1/tickets/{ticket}/replies", new { body = "b" }, Cancellation);
        await Refused(written, HttpStatusCode.NotFound, "not_found");
        using var anonymous = floor.Client(new());
        using var nobody = await anonymous.GetAsync($"/api/v1/tickets/{ticket}", Cancellation);
        await Refused(nobody, HttpStatusCode.Unauthorized, "not_signed_in");
    }

    private async Task<JsonElement> Get(string path)
    {
        using var answer = await Owner.GetAsync(path, Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }

    private async Task<JsonElement> Post(string path, object body, HttpStatusCode expected, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await Owner.SendAsync(request, Cancellation);
        return await WebFloor.Json(answer, expected);
    }

    private async Task<HttpResponseMessage> Patch(long ticket, object body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/tickets/{ticket}") { Content = JsonContent.Create(body) };

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await Owner.SendAsync(request, Cancellation);
    }

    /// <summary>Without a code where the place is the point and each case has its own.</summary>
    internal static async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string? code, string? field = null)
    {
        var problem = await WebFloor.Json(answer, status);
        Assert.NotEmpty(problem.GetProperty("code").GetString()!);
        Assert.True(code is null || problem.GetProperty("code").GetString() == code, problem.ToString());
        Assert.Equal(field, problem.TryGetProperty("field", out var named) ? named.GetString() : null);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }
}
