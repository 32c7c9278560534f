using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.WebHost.Tests.Live;

namespace Oqupie.WebHost.Tests.Members;

public sealed class PreferencesTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_prefers_is_there_on_every_device_and_nobody_elses()
    {
        var (one, other) = (await floor.NewMember(), await floor.NewMember());

        await Change(one.Http, new { preferences = new { after = "list", picturesOf = new[] { "News@Shop.example", "nonsense", "news@shop.example" } } });
        var preferences = (await Change(one.Http, new { preferences = new { after = "stay" } })).GetProperty("preferences");

        Assert.Equal("stay", preferences.GetProperty("after").GetString());
        Assert.Equal("news@shop.example", Assert.Single(preferences.GetProperty("picturesOf").EnumerateArray()).GetString());
        using var theirs = await other.Http.GetAsync("/api/v1/me", Cancellation);
        Assert.Empty((await WebFloor.Json(theirs, HttpStatusCode.OK)).GetProperty("preferences").GetProperty("picturesOf").EnumerateArray());
    }

    private static async Task<JsonElement> Change(HttpClient http, object wish)
    {
        using var answer = await http.PatchAsJsonAsync("/api/v1/me", wish, Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }
}
