using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Portal.Tests.Finders;

/// <summary>How apps' users come in, and what goes along with them.</summary>
public sealed partial class FinderTests : IAsyncLifetime
{
    private const string Finder = "/portals/finder?access_key=0123456789abcdef&secret_key=00112233445566778899aabbccddeeff";

    private readonly OpenDoor _door = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_is_led_on_and_no_secret_goes_along()
    {
        _door.Brand.Lead(verified: true);

        using var answer = await _door.Reader.GetAsync($"{Finder}&userEmail=a+b@example.com", Ended);

        Assert.Equal((HttpStatusCode.Found, "/portal/cook/request"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal(("no-referrer", "no-store"), (answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.CacheControl!.ToString()));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Matches("(?i)path=/portal/cook;.*samesite=lax; httponly", cookie);
        Assert.DoesNotContain("haneul", cookie, StringComparison.Ordinal);
        Assert.EndsWith("&userEmail=a+b@example.com", _door.Brand.Calls.Single().Query, StringComparison.Ordinal); // As it came: the door reads it.
    }

    [Theory]
    [InlineData(400, "bad_request")]
    [InlineData(401, "bad_credentials")]
    [InlineData(401, "expired_token")]
    [InlineData(403, "jwt_only")]
    [InlineData(404, "no_brand")]
    public async Task A_no_is_a_page_in_the_askers_language_with_a_code(int status, string code)
    {
        _door.Brand.Found = new() { Status = status, Code = code };
        using var asked = new HttpRequestMessage(HttpMethod.Get, Finder) { Headers = { { "Accept-Language", "en-GB" } } };

        using var answer = await _door.Reader.SendAsync(asked, Ended);

        Assert.Equal((status, code), ((int)answer.StatusCode, answer.Headers.GetValues("X-Error-Code").Single()));
        var page = await answer.Content.ReadAsStringAsync(Ended);
        Assert.Contains(code is "expired_token" ? "This link is too old" : "This link does not work", page, StringComparison.Ordinal);
        Assert.DoesNotContain("00112233", page, StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_closed_portal_says_so()
    {
        _door.Brand.Lead(verified: false);
        _door.Set(settings => settings with { On = false });

        using var answer = await _door.Reader.GetAsync(Finder, Ended);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("지금은 포털을 열지 않아요", await answer.Content.ReadAsStringAsync(Ended), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_fails_too_often_is_not_told_a_right_guess_either()
    {
        for (var i = 0; i < 60; i++)
        {
            using var no = await _door.Reader.GetAsync(Finder, Ended);
            Assert.Equal(HttpStatusCode.Unauthorized, no.StatusCode);
        }

        using var many = await _door.Reader.GetAsync(Finder, Ended);

        Assert.Equal((HttpStatusCode.TooManyRequests, "too_many"), (many.StatusCode, many.Headers.GetValues("X-Error-Code").Single()));
        _door.Brand.Lead(verified: false); // Of another key: theirs are counted apart.
        using var right = await _door.Reader.GetAsync(Finder, Ended);
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
    }

    [Fact]
    public async Task The_form_is_filled_in_and_what_the_app_told_goes_along()
    {
        var cookie = await Enter(verified: true, ("결제정보", "구글스토어"), ("x", "<script>"));
        var page = await Page("/portal/cook/request", cookie);

        Assert.Contains("value=\"haneul&#x2B;game@example.com\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"김&lt;b&gt;하늘\"", page, StringComparison.Ordinal);
        await Send(page, cookie);
        var asked = Assert.Single(_door.Brand.Asked);
        Assert.Equal(("haneul", "구글스토어", "<script>"), (asked.VerifiedUser, asked.AdditionalInformation["결제정보"], asked.AdditionalInformation["x"]));
    }

    [Fact]
    public async Task An_id_that_nobody_signed_is_information_only()
    {
        var cookie = await Enter(verified: false);
        await Send(await Page("/portal/cook/request", cookie), cookie);

        var asked = Assert.Single(_door.Brand.Asked);
        Assert.Equal((null, "haneul"), (asked.VerifiedUser, asked.AdditionalInformation["userId"]));
        Talk();
        Assert.DoesNotContain("환불해 주세요", await Page("/portal/cook/inquiries", cookie), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verified_user_sees_theirs_without_a_link_and_leaves()
    {
        Talk();
        var cookie = await Enter(verified: true);

        Assert.Contains("환불해 주세요", await Page("/portal/cook/inquiries", cookie), StringComparison.Ordinal);
        Assert.Contains("언제 되나요?", await Page("/portal/cook/inquiries/1042", cookie), StringComparison.Ordinal);
        using var left = await Post("/portal/cook/inquiries/leave", cookie);
        Assert.Contains(left.Headers.GetValues("Set-Cookie"), set => set.StartsWith("oqupie-visitor=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_hours_later_one_comes_in_again()
    {
        Talk();
        var cookie = await Enter(verified: true);
        _door.Clock.Advance(TimeSpan.FromHours(2));

        Assert.DoesNotContain("환불해 주세요", await Page("/portal/cook/inquiries", cookie), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_long_is_in_pieces_and_what_is_too_long_is_left_out_from_the_end()
    {
        var pairs = Enumerable.Range(0, 10).Select(i => ($"k{i}", new string('가', 400))).ToArray();
        var cookie = await Enter(verified: true, pairs);
        await Send(await Page("/portal/cook/request", cookie), cookie);

        var asked = Assert.Single(_door.Brand.Asked);
        Assert.Contains("oqupie-visitorC2", cookie, StringComparison.Ordinal);
        var told = asked.AdditionalInformation;
        Assert.Equal(("haneul", true, false), (asked.VerifiedUser, told.ContainsKey("k4"), told.ContainsKey("k9")));
    }

    [Fact]
    public async Task A_token_on_a_page_is_taken_off_its_address()
    {
        _door.Brand.Lead(verified: true);

        using var answer = await _door.Reader.GetAsync("/portal/cook/request?type=refund&jwt=a.b.c&x=%0d%0a", Ended);

        Assert.Equal((HttpStatusCode.Found, "/portal/cook/request?type=refund&x=%0D%0A"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal(("jwt=a.b.c", true), (_door.Brand.Calls.Single().Query, _door.Brand.Calls.Single().IdentityOnly));
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task A_token_of_another_account_says_nothing_here()
    {
        _door.Brand.Lead(verified: true);
        _door.Brand.Found = _door.Brand.Found with { Account = "other" };

        using var answer = await _door.Reader.GetAsync("/portal/cook?jwt=a.b.c", Ended);
        using var program = await _door.Reader.PostAsJsonAsync("/api/v1/portals/cook/inquiries", new { subject = "a", body = "b", jwt = "a.b.c" }, Ended);

        Assert.Equal((HttpStatusCode.Unauthorized, "bad_token"), (answer.StatusCode, answer.Headers.GetValues("X-Error-Code").Single()));
        Assert.Equal("bad_token", (await program.Content.ReadFromJsonAsync<JsonElement>(Ended)).GetProperty("code").GetString());
        Assert.Empty(_door.Brand.Asked);
    }

    [Fact]
    public async Task On_a_domain_of_its_own_no_address_leads_away()
    {
        _door.Set(settings => settings with { Domain = "help.cook.example" });
        _door.Brand.Lead(verified: true);

        using var answer = await _door.Ask($"{_door.Reader.BaseAddress}/evil.example/?jwt=a.b.c", "help.cook.example");
        using var finder = await _door.Ask(Finder, "help.cook.example");

        Assert.Equal("/evil.example/", answer.Headers.Location!.OriginalString);
        Assert.Equal("/portal/cook/request", finder.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_program_that_shows_a_token_asks_as_its_user()
    {
        _door.Brand.Lead(verified: true, ("server", "asia"));
        var body = new { subject = "a", body = "b", jwt = "a.b.c", additionalInformation = new { userId = "boss", level = 3 } };

        using var answer = await _door.Reader.PostAsJsonAsync("/api/v1/portals/cook/inquiries", body, Ended);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var asked = Assert.Single(_door.Brand.Asked);
        Assert.Equal(("haneul", "haneul", "asia", "3"),
            (asked.VerifiedUser, asked.AdditionalInformation["userId"], asked.AdditionalInformation["server"], asked.AdditionalInformation["level"]));
        Assert.Equal("haneul+game@example.com", asked.Email);
    }

    public ValueTask InitializeAsync() => _door.InitializeAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    private void Talk() => _door.Brand.UserTalks.Add(new(
        new(1042, "환불해 주세요", Completed: false, _door.Clock.GetUtcNow(), _door.Clock.GetUtcNow()),
        [new(2, _door.Clock.GetUtcNow(), Mine: true, "언제 되나요?", null, [])],
        Before: null));

    private async Task<string> Enter(bool verified, params (string Key, string Value)[] more)
    {
        _door.Brand.Lead(verified, more);
        using var answer = await _door.Reader.GetAsync(Finder, Ended);
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]));
    }

    private async Task Send(string page, string cookie)
    {
        using var sent = await Post(
            "/portal/cook/request", cookie, ("token", Token().Match(page).Groups["token"].Value), ("subject", "a"), ("body", "b"), ("email", "a@b.example"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    private async Task<string> Page(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", cookie } } };
        using var answer = await _door.Reader.SendAsync(request, Ended);
        return await answer.Content.ReadAsStringAsync(Ended);
    }

    private async Task<HttpResponseMessage> Post(string path, string cookie, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Headers = { { "Cookie", cookie } },
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        return await _door.Reader.SendAsync(request, Ended);
    }

    [GeneratedRegex("name=\"token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
