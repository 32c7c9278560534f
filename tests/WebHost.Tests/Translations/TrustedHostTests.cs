using System.Net.Http;
using Oqupie.ServiceDefaults.Outgoing;
using Oqupie.Testing.Servers;

namespace Oqupie.WebHost.Tests.Translations;

/// <summary>A host that the operator has named may be in a private network, and no other.</summary>
public sealed class TrustedHostTests
{
    private static readonly OutgoingGate Shut = new(_ => false);

    [Fact]
    public async Task It_is_called_wherever_it_is()
    {
        await using var server = new TranslationServer();

        using var response = await Call(server, host => host is "127.0.0.1");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Another_is_refused()
    {
        await using var server = new TranslationServer();

        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => Call(server, host => host is "words.internal"));

        Assert.True(refused is OutgoingRefusedException || refused.InnerException is OutgoingRefusedException);
        Assert.Empty(server.Asked);
    }

    private static async Task<HttpResponseMessage> Call(TranslationServer server, Func<string, bool> trusts)
    {
        using var http = new HttpClient(Shut.Handler(TimeSpan.FromSeconds(5), trusts));
        return await http.PostAsync($"{server.Address}/v2/translate", new StringContent("{}"), TestContext.Current.CancellationToken);
    }
}
