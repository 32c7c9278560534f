using System.Net;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Tests.Channels;

/// <summary>What a provider hears that calls us, and what a stranger does.</summary>
public sealed class HooksTests(Company company)
{
    private readonly string _room = $"push{LocalKey.New()}";

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    private string Token => $"token of {_room}";

    [Theory]
    [InlineData("?token=TOKEN&challenge=c42", HttpStatusCode.OK, "c42")]
    [InlineData("?token=guessed&challenge=c42", HttpStatusCode.Forbidden, "not_allowed")]
    [InlineData("", HttpStatusCode.NotFound, "not_found")]
    public async Task A_challenge_is_answered_to_who_knows_the_token(string query, HttpStatusCode status, string says)
    {
        var channel = await NewChannel();
        var asked = query.Replace("TOKEN", Uri.EscapeDataString(Token), StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = company.Host.Address };

        using var answer = await http.GetAsync($"/hooks/fake/{channel}{asked}", Ended);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(Ended), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guessed", "[]", HttpStatusCode.Unauthorized)]
    [InlineData(null, "[]", HttpStatusCode.OK)]
    [InlineData(null, "<html>", HttpStatusCode.OK)]
    public async Task A_call_that_is_signed_is_taken_whatever_is_in_it(string? token, string body, HttpStatusCode status)
    {
        var channel = await NewChannel();

        Assert.Equal(status, await Call($"/hooks/fake/{channel}", token ?? Token, body));
    }

    [Theory]
    [InlineData("/hooks/fake/nobody")]
    [InlineData("/hooks/email")]
    [InlineData("/hooks/none")]
    public async Task Where_no_such_channel_is_there_is_nothing(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, await Call(address, Token, "[]"));

    private async Task<HttpStatusCode> Call(string address, string token, string body)
    {
        using var http = new HttpClient { BaseAddress = company.Host.Address };
        using var call = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body), Headers = { { "X-Token", token } } };
        using var answer = await http.SendAsync(call, Ended);
        return answer.StatusCode;
    }

    private async Task<string> NewChannel()
    {
        var brand = (await company.Owner.Post("brands", new { name = "Cook Town", language = "en", supportEmail = "help@cook.example" }))
            .Is(HttpStatusCode.Created).Id;
        return (await company.Owner.Post($"brands/{brand}/channels", new { kind = "fake", name = "Chat", settings = new { room = _room, token = Token } }))
            .Is(HttpStatusCode.Created).Id;
    }
}
