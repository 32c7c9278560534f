using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Testing.Servers;
using Oqupie.WebHost.Notifications;

namespace Oqupie.WebHost.Tests.Notifications;

/// <summary>One's devices over the API.</summary>
public sealed class PushTests(WebFloor floor)
{
    private static readonly Uri Push = new("/api/v1/me/push", UriKind.Relative);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_browser_is_registered_once_and_is_in_the_list_of_its_member_alone()
    {
        var (lee, kim) = (await floor.NewMember(), await floor.NewMember());
        using var browser = New();
        lee.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/149.0.0.0 Safari/537.36");
        var first = await Register(lee, browser);

        var again = await Register(lee, browser);

        Assert.Equal(first.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        var device = Assert.Single((await Read(lee)).GetProperty("items").EnumerateArray());
        Assert.Equal(("Chrome", "Windows"), (device.GetProperty("browser").GetString(), device.GetProperty("system").GetString()));
        Assert.Equal(JsonValueKind.Null, device.GetProperty("failure").ValueKind);
        Assert.DoesNotContain(browser.Auth, device.ToString(), StringComparison.Ordinal);
        Assert.Empty((await Read(kim)).GetProperty("items").EnumerateArray());
        Assert.Equal(87, (await Read(kim)).GetProperty("publicKey").GetString()!.Length);
    }

    [Fact]
    public async Task It_is_removed_by_its_id_or_its_endpoint_and_by_nobody_else()
    {
        var (lee, kim) = (await floor.NewMember(), await floor.NewMember());
        using var one = New();
        using var two = New();
        var id = (await Register(lee, one)).GetProperty("id").GetString();
        await Register(lee, two);

        await Delete(kim, new($"{Push}/{id}", UriKind.Relative));
        await Delete(kim, Push, two.Endpoint);
        Assert.Equal(2, (await Read(lee)).GetProperty("items").GetArrayLength());
        await Delete(lee, new($"{Push}/{id}", UriKind.Relative));
        await Delete(lee, Push, two.Endpoint);

        Assert.Equal(0, (await Read(lee)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task It_ends_with_its_session()
    {
        var lee = await floor.NewMember();
        using var browser = New();
        await Register(lee, browser);
        using var elsewhere = await SignInAgain(lee);

        using var signedOut = await lee.Http.DeleteAsync(new Uri("/api/v1/session", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        using var answer = await elsewhere.GetAsync(Push, Cancellation);
        Assert.Equal(0, (await WebFloor.Json(answer, HttpStatusCode.OK)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_trial_says_how_the_device_is()
    {
        var lee = await floor.NewMember();
        using var browser = New();
        var id = (await Register(lee, browser)).GetProperty("id").GetString();

        using var tried = await lee.Http.PostAsync(new Uri($"{Push}/{id}/test", UriKind.Relative), null, Cancellation);

        Assert.Equal(id, (await WebFloor.Json(tried, HttpStatusCode.OK)).GetProperty("id").GetString());
        Assert.Contains(floor.Silo.Push.Sent, one => one.Endpoint == browser.Endpoint);
    }

    [Theory]
    [InlineData("{}", "endpoint")]
    [InlineData("""{"endpoint":"http://10.0.0.1/"}""", "endpoint")]
    [InlineData("""{"endpoint":"https://push.example/"}""", "keys.p256dh")]
    public async Task What_is_no_subscription_is_refused(string body, string field)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await floor.Owner.Http.PostAsync(Push, content, Cancellation);

        Assert.Equal(field, (await WebFloor.Json(answer, HttpStatusCode.BadRequest)).GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) Chrome/149.0 Safari/537.36 Edg/149.0", "Edge", "Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 16; SM-S931N) SamsungBrowser/29.0 Chrome/136.0 Mobile Safari/537.36", "Samsung Internet", "Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1", "Safari", "iPhone")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15) Gecko/20100101 Firefox/145.0", "Firefox", "macOS")]
    [InlineData("curl/8", "", "")]
    public void A_browser_is_called_what_people_call_it(string userAgent, string name, string system) =>
        Assert.Equal((name, system), BrowserName.Of(userAgent));

    private static PushedBrowser New() => new($"https://push.example/{Guid.NewGuid():n}");

    private static async Task<JsonElement> Read(Person person)
    {
        using var answer = await person.Http.GetAsync(Push, Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }

    private static async Task<JsonElement> Register(Person person, PushedBrowser browser)
    {
        using var answer = await person.Http.PostAsJsonAsync(
            Push,
            new { endpoint = browser.Endpoint, expirationTime = (long?)null, keys = new { p256dh = browser.P256dh, auth = browser.Auth } },
            Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }

    private static async Task Delete(Person person, Uri address, string? endpoint = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, address) { Content = endpoint is null ? null : JsonContent.Create(new { endpoint }) };
        using var answer = await person.Http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private async Task<HttpClient> SignInAgain(Person person)
    {
        using var me = await person.Http.GetAsync(new Uri("/api/v1/me", UriKind.Relative), Cancellation);
        return (await floor.SignIn((await WebFloor.Json(me, HttpStatusCode.OK)).GetProperty("email").GetString()!)).Http;
    }
}
