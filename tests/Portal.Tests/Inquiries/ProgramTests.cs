using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Portal.Tests.Inquiries;

/// <summary>Inquiries that programs hand in.</summary>
public sealed class ProgramTests : IAsyncLifetime
{
    private const string Address = "/api/v1/portals/cook/inquiries";

    private static readonly object Asked = new
    {
        type = "refund",
        subject = "환불",
        body = "언제 되나요?",
        name = "김하늘",
        email = "haneul@example.com",
        fields = new { store = "gp", days = (string[])["월", "화"], count = 3 },
        additionalInformation = new { 레벨 = 12, server = "asia" },
    };

    private readonly OpenDoor _door = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_is_made_and_answered_with_its_number_and_page()
    {
        using var answer = await _door.Reader.PostAsJsonAsync(Address, Asked, Ended);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>(Ended);
        Assert.Equal(1042, made.GetProperty("ticket").GetInt64());
        Assert.Contains("#1042", await _door.Read(new Uri(made.GetProperty("url").GetString()!).PathAndQuery), StringComparison.Ordinal);
        var asked = Assert.Single(_door.Brand.Asked);
        Assert.Equal(["월", "화"], asked.Fields["days"]);
        Assert.Equal(["3"], asked.Fields["count"]);
        Assert.Equal("12", asked.AdditionalInformation["레벨"]);
    }

    [Fact]
    public async Task Everything_wrong_is_named_and_the_first_is_the_problem()
    {
        _door.Brand.Faults = [new("subject", "missing", null), new("f.store", "no_such_option", null)];

        using var answer = await _door.Reader.PostAsJsonAsync(Address, Asked, Ended);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ended);
        Assert.Equal(("missing", "subject"), (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
        Assert.Equal(2, problem.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task With_a_key_it_is_one_however_often_it_is_sent()
    {
        foreach (var key in (string[])["a", "a", "b"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = JsonContent.Create(Asked) };
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await _door.Reader.SendAsync(request, Ended);
        }

        var wishes = _door.Brand.Asked.Select(asked => asked.WishId).ToArray();
        Assert.Equal((true, false), (wishes[0] == wishes[1], wishes[0] == wishes[2]));
    }

    [Fact]
    public async Task A_portal_that_is_off_or_nobodys_takes_none()
    {
        using var nobody = await _door.Reader.PostAsJsonAsync("/api/v1/portals/none/inquiries", Asked, Ended);
        _door.Set(settings => settings with { On = false });
        using var off = await _door.Reader.PostAsJsonAsync(Address, Asked, Ended);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (nobody.StatusCode, off.StatusCode));
        Assert.Empty(_door.Brand.Asked);
    }

    [Fact]
    public async Task An_identity_that_nobody_can_check_is_not_believed()
    {
        using var answer = await _door.Reader.PostAsJsonAsync(Address, new { subject = "a", body = "b", email = "a@b.example", jwt = "x.y.z" }, Ended);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(_door.Brand.Asked);
    }

    public ValueTask InitializeAsync() => _door.InitializeAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();
}
