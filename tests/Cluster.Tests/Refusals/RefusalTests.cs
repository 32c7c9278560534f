using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Refusals;

/// <summary>What the running product says to input it cannot use: each time problem details with a code a program can rely on.</summary>
[Collection(RefusalsCollection.Name)]
public sealed class RefusalTests(SharedProduct shared)
{
    private const int MaxBody = SharedProduct.MaxBodyBytes;

    [Fact]
    public async Task A_wrong_password_is_told_as_wrong_credentials_and_does_not_sign_in()
    {
        using var api = new OqupieApi(shared.Address);

        var problem = await Refused(() => api.SignIn(RunningProduct.OwnerEmail, "not it", Now));

        Assert.Equal((HttpStatusCode.Unauthorized, "bad_credentials"), (problem.Status, problem.Code));
        Assert.Equal("not_signed_in", (await Refused(() => api.Get<Me>("me", Now))).Code);
    }

    [Fact]
    public async Task An_unknown_address_is_refused_in_the_same_words_as_a_wrong_password()
    {
        using var api = new OqupieApi(shared.Address);

        var wrong = await Refused(() => api.SignIn(RunningProduct.OwnerEmail, "not it", Now));
        var unknown = await Refused(() => api.SignIn("nobody@acme.example", "not it", Now));

        Assert.Equal((wrong.Status, wrong.Code, wrong.Detail), (unknown.Status, unknown.Code, unknown.Detail));
    }

    [Fact]
    public async Task A_key_that_was_never_given_signs_nobody_in()
    {
        using var api = new OqupieApi(shared.Address, "oq_made_up");

        Assert.Equal(HttpStatusCode.Unauthorized, (await Refused(() => api.Get<Me>("me", Now))).Status);
    }

    [Fact]
    public async Task A_write_with_the_cookie_from_another_site_is_refused()
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = shared.Owner.Cookies }) { BaseAddress = shared.Address };
        http.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        using var answer = await http.PostAsync(
            new Uri("/api/v1/brands", UriKind.Relative), Json("""{"name":"Theirs","language":"en","supportEmail":"a@b.example"}"""), Now);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("cross_site", await answer.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name": "Cook""")]
    [InlineData("\0\u0001\u0002")]
    public async Task What_is_no_json_is_told_as_malformed(string body)
    {
        var problem = await Refused(() => shared.Owner.Send(HttpMethod.Post, "brands", Json(body), Now));

        Assert.Equal((HttpStatusCode.BadRequest, "malformed_json"), (problem.Status, problem.Code));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("[]", null)]
    [InlineData("""{"name":7,"language":"ko","supportEmail":"a@b.example"}""", "name")]
    [InlineData("""{"name":"","language":"ko","supportEmail":"a@b.example"}""", "name")]
    [InlineData("""{"name":"Cook Town","language":"ko","supportEmail":"nobody"}""", "supportEmail")]
    public async Task A_value_that_cannot_be_is_blamed_by_its_name(string body, string? field)
    {
        var problem = await Refused(() => shared.Owner.Send(HttpMethod.Post, "brands", Json(body), Now));

        Assert.Equal((HttpStatusCode.BadRequest, field), (problem.Status, problem.Field));
    }

    [Theory]
    [InlineData("GET", "tickets/999999999")]
    [InlineData("GET", "tickets/999999999/timeline")]
    [InlineData("GET", "tickets/not-a-number")]
    [InlineData("GET", "tickets/-1")]
    [InlineData("GET", "tickets/99999999999999999999999")]
    [InlineData("GET", "brands/nosuch")]
    [InlineData("GET", "brands/..%2F..%2Facme")]
    [InlineData("GET", "channels/nosuch")]
    [InlineData("GET", "channels/nosuch/messages")]
    [InlineData("POST", "channels/nosuch/test")]
    [InlineData("GET", "customers/nosuch")]
    [InlineData("DELETE", "members/nosuch")]
    [InlineData("DELETE", "api-keys/nosuch")]
    [InlineData("GET", "invitations/nosuch")]
    [InlineData("GET", "no/such/address")]
    public async Task What_does_not_exist_is_not_found(string method, string path)
    {
        var problem = await Refused(() => shared.Owner.Send(HttpMethod.Parse(method), path, content: null, Now));

        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (problem.Status, problem.Code));
    }

    [Theory]
    [InlineData("tickets?cursor=made-up")]
    [InlineData("tickets?limit=0")]
    [InlineData("tickets?limit=many")]
    [InlineData("tickets?status=sleeping")]
    [InlineData("tickets?box=nosuch")]
    [InlineData("tickets?sort=sideways")]
    public async Task A_list_asked_for_in_an_impossible_way_is_refused(string path)
    {
        var problem = await Refused(() => shared.Owner.Get<Page<Ticket>>(path, Now));

        Assert.Equal(HttpStatusCode.BadRequest, problem.Status);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_too_large_and_changes_nothing()
    {
        var before = await shared.Owner.All<Brand>("brands", Now);

        var problem = await Refused(() => shared.Owner.Send(HttpMethod.Post, "brands", Json($$"""{"name":"{{new string('x', MaxBody)}}"}"""), Now));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too_large"), (problem.Status, problem.Code));
        Assert.Equal(before, await shared.Owner.All<Brand>("brands", Now));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_too_large()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[MaxBody + 1]), "file", "big.bin" } };

        var problem = await Refused(() => shared.Owner.Send(HttpMethod.Post, "files", form, Now));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too_large"), (problem.Status, problem.Code));
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static Task<ApiException> Refused(Func<Task> wish) => Assert.ThrowsAsync<ApiException>(wish);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
