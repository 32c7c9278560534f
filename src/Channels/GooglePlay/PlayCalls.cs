using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.GooglePlay;

/// <summary>An app, and by whose right we speak of it.</summary>
/// <param name="Package">"com.example.game".</param>
/// <param name="Language">Into which Google translates its reviews; empty for none.</param>
/// <param name="Account">The service account.</param>
/// <param name="ApiBase">Where the API is, without a slash at its end.</param>
internal sealed record PlayApp(string Package, string Language, ServiceAccount Account, string ApiBase);

/// <param name="Body">An object, of a good answer; nothing of any other.</param>
/// <param name="Fault">What went wrong; null where nothing did.</param>
internal sealed record PlayAnswer(JsonElement Body, GoogleFault? Fault);

/// <summary>Asks Google Play (androidpublisher v3), each time with a token that counts.</summary>
internal sealed class PlayCalls(ProviderCalls calls, GoogleTokens tokens, PlayPace pace)
{
    /// <summary>Google gives no more at one time.</summary>
    private const int PageSize = 100;

    private const int Tries = 2;

    /// <summary>A page of an app's reviews, the newest change first; waits for its turn.</summary>
    public async Task<PlayAnswer> List(PlayApp app, string? page, CancellationToken cancellationToken)
    {
        await pace.Turn(app.Package, cancellationToken);
        return await Get(app, PageSize, page, cancellationToken);
    }

    /// <summary>Whether reviews can be asked for, at once.</summary>
    public async Task<PlayAnswer> Look(PlayApp app, CancellationToken cancellationToken)
    {
        pace.Count(app.Package);
        return await Get(app, most: 1, page: null, cancellationToken);
    }

    /// <summary>Answers a review. The answer before it is no more.</summary>
    public Task<PlayAnswer> Reply(PlayApp app, string review, string text, CancellationToken cancellationToken) => Send(
        app,
        () =>
        {
            var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { replyText = text }));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return new(HttpMethod.Post, $"{Reviews(app)}/{Uri.EscapeDataString(review)}:reply") { Content = content };
        },
        cancellationToken);

    private Task<PlayAnswer> Get(PlayApp app, int most, string? page, CancellationToken cancellationToken)
    {
        var address = $"{Reviews(app)}?maxResults={most}";
        address += app.Language.Length > 0 ? $"&translationLanguage={Uri.EscapeDataString(app.Language)}" : "";
        address += page is null ? "" : $"&token={Uri.EscapeDataString(page)}";
        return Send(app, () => new(HttpMethod.Get, address), cancellationToken);
    }

    private static string Reviews(PlayApp app) =>
        $"{app.ApiBase}/androidpublisher/v3/applications/{Uri.EscapeDataString(app.Package)}/reviews";

    // A token may end before its time; one that is new and refused is not the token's fault.
    private async Task<PlayAnswer> Send(PlayApp app, Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        string? refused = null;

        for (var attempt = 1; ; attempt++)
        {
            var given = await tokens.Get(app.Account, refused, cancellationToken);

            if (given.Fault is { } fault)
            {
                return new(default, fault);
            }

            using var request = make();
            request.Headers.Authorization = new("Bearer", given.Token);
            var answer = await calls.Send(request, cancellationToken);

            if (answer.Status is 401 && attempt < Tries)
            {
                refused = given.Token;
                continue;
            }

            return answer.IsGood && answer.Json() is { ValueKind: JsonValueKind.Object } body
                ? new(body, null)
                : new(default, answer.IsGood ? new(GoogleFaultKind.Odd, "It answered, and not as Google does.") : GoogleFault.Of(answer));
        }
    }
}
