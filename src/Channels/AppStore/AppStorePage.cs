using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.AppStore;

/// <summary>A page of reviews.</summary>
/// <param name="Reviews">As they stood there, newest first, with what is answered to them.</param>
/// <param name="Next">The address of the page behind it, in the words of whoever answered; null where this is the last.</param>
internal sealed record AppStorePage(ImmutableArray<AppStoreReview> Reviews, string? Next)
{
    /// <summary>As many as Apple gives at once. Whatever else a page has is left out.</summary>
    public const int Most = 200;

    /// <summary>Null where the answer is no page of reviews.</summary>
    public static AppStorePage? Of(ProviderAnswer answer)
    {
        if (!answer.IsGood || answer.Json() is not { } page || AppStoreJson.Array(page, "data") is not { } data)
        {
            return null;
        }

        var responses = Responses(page);
        var reviews = data.EnumerateArray().Take(Most)
            .Select(resource => AppStoreReview.Of(resource) is { } review ? review with { Response = ResponseOf(resource, responses) } : null)
            .OfType<AppStoreReview>();
        return new([.. reviews], AppStoreJson.Text(AppStoreJson.Object(page, "links"), "next"));
    }

    private static Dictionary<string, AppStoreResponse> Responses(JsonElement page)
    {
        var responses = new Dictionary<string, AppStoreResponse>(StringComparer.Ordinal);

        foreach (var response in AppStoreJson.List(page, "included").Take(Most).Select(AppStoreResponse.Of).OfType<AppStoreResponse>())
        {
            responses[response.Id] = response;
        }

        return responses;
    }

    private static AppStoreResponse? ResponseOf(JsonElement review, Dictionary<string, AppStoreResponse> responses)
    {
        var related = AppStoreJson.Object(AppStoreJson.Object(AppStoreJson.Object(review, "relationships"), "response"), "data");
        return AppStoreJson.Text(related, "id") is { } id ? responses.GetValueOrDefault(id) : null;
    }
}
