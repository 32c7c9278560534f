using System.Net.Http;
using System.Net.Http.Headers;
using Oqupie.Channels.Calling;
using Oqupie.Channels.Translating;

namespace Oqupie.Channels.AppStore;

/// <summary>Calls the App Store Connect API, at the address and with the key of a channel.</summary>
internal sealed class AppStoreCalls(ProviderCalls calls, AppStoreTokens tokens)
{
    private const int Unauthorized = 401;

    private static readonly TimeSpan UsualPause = TimeSpan.FromMinutes(1);

    /// <summary>How long to leave Apple alone; null where it says nothing of the kind.</summary>
    public static TimeSpan? PauseAfter(ProviderAnswer answer) => answer.Pause ?? (answer.Status is 429 ? UsualPause : null);

    /// <summary>The reviews of the channel's app, newest first, each with what is answered to it; the address of their first page.</summary>
    public static string Reviews(AppStoreSettings settings, int atOnce) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{settings.Base}/v1/apps/{settings.App}/customerReviews?sort=-createdDate&limit={atOnce}&include=response");

    /// <param name="settings">Of the channel.</param>
    /// <param name="address">Where; it has been looked at already, for the token goes there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ProviderAnswer> Get(AppStoreSettings settings, string address, CancellationToken cancellationToken) =>
        Call(settings, () => new(HttpMethod.Get, address), cancellationToken);

    /// <summary>Puts an answer to a review, in the place of the one before; the same twice does no harm.</summary>
    public Task<ProviderAnswer> Respond(AppStoreSettings settings, string review, string text, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["data"] = new
            {
                type = "customerReviewResponses",
                attributes = new { responseBody = text },
                relationships = new { review = new { data = new { type = "customerReviews", id = review } } },
            },
        };
        return Call(settings, () => WireJson.Post($"{settings.Base}/v1/customerReviewResponses", body), cancellationToken);
    }

    // A token that was good when it was kept may be so no more: the clock was put right, or Apple's is another.
    private async Task<ProviderAnswer> Call(AppStoreSettings settings, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var signed = tokens.Get(settings);
        var answer = await Send(request, signed.Token, cancellationToken);
        return answer.Status is Unauthorized && !signed.IsNew
            ? await Send(request, tokens.Get(settings, refused: signed.Token).Token, cancellationToken)
            : answer;
    }

    private async Task<ProviderAnswer> Send(Func<HttpRequestMessage> make, string token, CancellationToken cancellationToken)
    {
        using var request = make();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await calls.Send(request, cancellationToken);

        // Words of a refusal are shown to people, and whoever answers may have put the token into them.
        return answer.IsGood ? answer : answer with { Body = answer.Body.Replace(token, "***", StringComparison.Ordinal) };
    }
}
