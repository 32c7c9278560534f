using System.Net;
using System.Text;

namespace Oqupie.WebHost.Tests.Access;

public sealed class BadInputTests(Company company)
{
    [Fact]
    public async Task Malformed_JSON_says_where_and_nothing_else()
    {
        var answer = (await company.Owner.Post("brands", Json("{\n  \"name\": \"Cook\",\n  oops }"))).Is(HttpStatusCode.BadRequest, "malformed_json");

        Assert.Contains("line 3, byte 3", (string)answer.Json["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"name\":")]
    [InlineData("\0")]
    public async Task What_is_no_JSON_is_a_bad_request(string body) => (await company.Owner.Post("brands", Json(body))).Is(HttpStatusCode.BadRequest);

    [Fact]
    public async Task JSON_of_another_shape_is_blamed_on_its_member()
    {
        Assert.Equal("name", (await company.Owner.Post("brands", Json("{\"name\": 7}"))).Is(HttpStatusCode.BadRequest, "invalid").Field);
        Assert.Equal("role", (await company.Owner.Post("members/invitations", Json("{\"role\": \"king\"}"))).Is(HttpStatusCode.BadRequest, "invalid").Field);
        Assert.Equal("email", (await company.Nobody.Post("session", Json("{\"email\": null}"))).Is(HttpStatusCode.BadRequest, "invalid").Field);
    }

    [Fact]
    public async Task A_refused_value_is_blamed_on_its_field()
    {
        var answer = await company.Owner.Post("brands", new { name = "Cook", language = "fr", supportEmail = "help@cook.example" });
        Assert.Equal("language", answer.Is(HttpStatusCode.BadRequest, "unknown_language").Field);
    }

    [Fact]
    public async Task Too_large_a_body_is_refused() =>
        (await company.Owner.Post("brands", new { name = new string('x', TestHost.MaxBody) })).Is(HttpStatusCode.RequestEntityTooLarge, "too_large");

    [Fact]
    public async Task Another_content_type_is_refused() =>
        (await company.Owner.Post("brands", new StringContent("name=Cook", Encoding.UTF8, "application/x-www-form-urlencoded")))
            .Is(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");

    [Fact]
    public async Task Unknown_addresses_and_methods_are_told_apart()
    {
        (await company.Owner.Get("nothing/here")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Owner.Delete("brands")).Is(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        (await company.Owner.Get("members/invitations")).Is(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
    }

    [Theory]
    [InlineData("brands/none")]
    [InlineData("brands/NO%2FNE")]
    [InlineData("customers/none")]
    [InlineData("customers/%20")]
    [InlineData("invitations/none")]
    public async Task Unknown_ids_are_not_there(string path) => (await company.Owner.Get(path)).Is(HttpStatusCode.NotFound, "not_found");

    [Fact]
    public async Task A_problem_is_told_to_whoever_asks_however_they_ask()
    {
        using var browser = company.Host.Browser();
        browser.Headers.Accept.ParseAdd("text/html");

        (await browser.Get("me")).Is(HttpStatusCode.Unauthorized, "not_signed_in");
        (await browser.Get("nothing")).Is(HttpStatusCode.NotFound, "not_found");
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
