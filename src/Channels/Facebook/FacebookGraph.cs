using System.Net.Http;
using System.Net.Http.Headers;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.Facebook;

/// <summary>Calls of the Graph API, signed in as the page and with the proof that its app makes them.</summary>
internal sealed class FacebookGraph(ProviderCalls calls)
{
    /// <param name="settings">Whose.</param>
    /// <param name="path">Of ids by <see cref="FacebookIds.IsId"/> and fixed words.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="patience">As <see cref="ProviderCalls.Send"/> has it.</param>
    public async Task<ProviderAnswer> Ask(
        FacebookSettings settings, string path, string query, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Address(settings, path)}&{query}");
        return await calls.Send(request, cancellationToken, patience);
    }

    public async Task<ProviderAnswer> Write(FacebookSettings settings, string path, Dictionary<string, object> body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(settings, path));
        request.Content = new ByteArrayContent(FacebookJson.Write(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await calls.Send(request, cancellationToken);
    }

    // Where Facebook's own documentation has them; nothing writes addresses down.
    private static string Address(FacebookSettings settings, string path) =>
        $"{settings.ApiBase}{path}?access_token={Uri.EscapeDataString(settings.PageToken)}"
        + $"&appsecret_proof={FacebookSignature.Proof(settings.AppSecret, settings.PageToken)}";
}
