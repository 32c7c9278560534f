using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Portal.Tests.Inquiries;

/// <summary>How a customer comes to their own inquiries, and nobody else does.</summary>
public sealed partial class MyInquiriesTests : IAsyncLifetime
{
    private const string Haneul = "haneul@example.com";

    private readonly OpenDoor _door = new();

    [Fact]
    public async Task Every_address_is_answered_alike()
    {
        using var known = await Form("/portal/cook/inquiries/link", null, ("email", Haneul));
        using var unknown = await Form("/portal/cook/inquiries/link", null, ("email", "nobody@example.com"));
        using var nonsense = await Form("/portal/cook/inquiries/link", null, ("email", "<script>"));

        Assert.All((HttpResponseMessage[])[known, unknown, nonsense], answer =>
            Assert.Equal((HttpStatusCode.SeeOther, "/portal/cook/inquiries/link"), (answer.StatusCode, answer.Headers.Location!.OriginalString)));
    }

    [Fact]
    public async Task A_program_asks_for_a_link_with_json()
    {
        using var answer = await _door.Reader.PostAsJsonAsync("/portal/cook/inquiries/link", new { email = Haneul }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(Haneul, Assert.Single(_door.Brand.Links).Address);
    }

    [Fact]
    public async Task No_link_leads_to_a_host_that_the_asker_made_up()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/portal/cook/inquiries/link")
        {
            Headers = { Host = "evil.example" },
            Content = new FormUrlEncodedContent([KeyValuePair.Create("email", Haneul)]),
        };

        using var answer = await _door.Reader.SendAsync(asked, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.All(_door.Brand.Links, link => Assert.DoesNotContain("evil", link.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looking_at_a_link_uses_nothing_up_and_it_lets_in_once()
    {
        var link = await NewLink();
        using var looked = await _door.Reader.GetAsync(link, TestContext.Current.CancellationToken);
        using var lookedAgain = await _door.Reader.GetAsync(link, TestContext.Current.CancellationToken);

        using var first = await Form(link, null);
        using var second = await Form(link, null);

        Assert.Equal(HttpStatusCode.OK, lookedAgain.StatusCode);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Gone), (first.StatusCode, second.StatusCode));
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/portal/cook", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("made-up")]
    [InlineData("CfDJ8")]
    public async Task A_made_up_link_lets_nobody_in(string code)
    {
        using var answer = await Form($"/portal/cook/inquiries/enter/{code}", null);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Without_coming_in_nothing_is_shown()
    {
        Ask();

        using var talk = await _door.Reader.GetAsync("/portal/cook/inquiries/1042", TestContext.Current.CancellationToken);
        using var file = await _door.Reader.GetAsync("/portal/cook/inquiries/1042/files/2/0", TestContext.Current.CancellationToken);
        using var written = await Form("/portal/cook/inquiries/1042", null, ("body", "x"));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.NotFound, HttpStatusCode.SeeOther), (talk.StatusCode, file.StatusCode, written.StatusCode));
        Assert.Empty(_door.Brand.Written);
        Assert.DoesNotContain("환불", await _door.Read("/portal/cook/inquiries"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oqupie-customer=haneul@example.com")]
    [InlineData("oqupie-customer=")]
    [InlineData(".AspNetCore.Identity.Application=member")]
    public async Task No_other_cookie_is_one(string cookie)
    {
        Ask();

        Assert.DoesNotContain("환불", await Page("/portal/cook/inquiries", cookie), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_in_sees_theirs_and_what_was_written()
    {
        Ask();
        var cookie = await Enter();

        Assert.Contains("환불해 주세요", await Page("/portal/cook/inquiries", cookie), StringComparison.Ordinal);
        var talk = await Page("/portal/cook/inquiries/1042", cookie);
        Assert.Contains("&lt;b&gt;안녕하세요&lt;/b&gt;", talk, StringComparison.Ordinal);
        Assert.Contains("<p>처리했습니다. <img src=\"/portal/cook/inquiries/1042/files/4/0\"></p>", talk, StringComparison.Ordinal);
        Assert.Contains("Cook &amp; Co", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_served_to_its_customer_and_runs_nothing()
    {
        Ask();
        var cookie = await Enter();

        using var file = await Send(HttpMethod.Get, "/portal/cook/inquiries/1042/files/4/0", cookie);
        using var none = await Send(HttpMethod.Get, "/portal/cook/inquiries/1042/files/4/1", cookie);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (file.StatusCode, none.StatusCode));
        Assert.Equal("sandbox; default-src 'none'", file.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task An_answer_and_that_it_is_solved_reach_the_ticket()
    {
        Ask();
        var cookie = await Enter();
        var token = Token().Match(await Page("/portal/cook/inquiries/1042", cookie)).Groups[1].Value;

        using var written = await Form("/portal/cook/inquiries/1042", cookie, ("token", token), ("body", "고맙습니다"));
        using var nothing = await Form("/portal/cook/inquiries/1042", cookie, ("token", token), ("body", " "));
        using var solved = await Form("/portal/cook/inquiries/1042", cookie, ("token", token), ("solved", "true"));

        Assert.Equal("/portal/cook/inquiries/1042", written.Headers.Location!.OriginalString);
        Assert.Equal("고맙습니다", _door.Brand.Written.First().Answer.Text);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Equal([1042], _door.Brand.Solved);
    }

    [Fact]
    public async Task A_guessed_number_is_not_there()
    {
        Ask();
        var cookie = await Enter();

        using var answer = await Send(HttpMethod.Get, "/portal/cook/inquiries/1043", cookie);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_day_later_one_comes_in_again()
    {
        Ask();
        var cookie = await Enter();
        _door.Clock.Advance(TimeSpan.FromDays(1));

        Assert.DoesNotContain("환불", await Page("/portal/cook/inquiries", cookie), StringComparison.Ordinal);
    }

    private void Ask() => _door.Brand.Talks.Add(new(
        new(1042, "환불해 주세요", Completed: false, _door.Clock.GetUtcNow(), _door.Clock.GetUtcNow()),
        [
            new(2, _door.Clock.GetUtcNow(), Mine: true, "<b>안녕하세요</b>", null, []),
            new(4, _door.Clock.GetUtcNow(), Mine: false, "처리했습니다.", "<p>처리했습니다. <img src=\"cid:a\"></p>",
                [new() { Sha256 = "aa", Size = 3, Name = "영수증.png", ContentType = "image/png", ContentId = "a", Inline = true }]),
        ],
        Before: null));

    private async Task<string> NewLink()
    {
        using var asked = await Form("/portal/cook/inquiries/link", null, ("email", Haneul));
        return new Uri(Address().Match(_door.Brand.Links.Last().Text).Value).PathAndQuery;
    }

    private async Task<string> Enter()
    {
        using var entered = await Form(await NewLink(), null);
        return entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private async Task<string> Page(string path, string cookie)
    {
        using var answer = await Send(HttpMethod.Get, path, cookie);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<HttpResponseMessage> Form(string path, string? cookie, params (string Name, string Value)[] fields) =>
        Send(HttpMethod.Post, path, cookie, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? cookie, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await _door.Reader.SendAsync(request);
    }

    public ValueTask InitializeAsync() => _door.InitializeAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    [GeneratedRegex("https?://\\S+/inquiries/enter/\\S+")]
    private static partial Regex Address();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
