using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Oqupie.Channels.AppStore;

/// <summary>A thing to take in: a review in one of its revisions, or how far what is answered to it is. What was kept once is read for ever.</summary>
internal sealed record AppStoreItem
{
    // Letters of all languages as they are, for people who look into what came in.
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    /// <summary>As it stood then; without what is answered where that is another item.</summary>
    public required AppStoreReview Review { get; init; }

    /// <summary>Of the review; 0 for what is answered to it.</summary>
    public long Revision { get; init; }

    /// <summary>Its writer has changed it.</summary>
    public bool IsEdit { get; init; }

    /// <summary>In the journal: the same as long as nothing changes.</summary>
    public string Source() => Review.Response is { } response
        ? $"response:{Review.Id}:{response.Mark}"
        : string.Create(CultureInfo.InvariantCulture, $"review:{Review.Id}:{Revision}:{Review.Mark}");

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Plain);

    /// <summary>Null for what is none.</summary>
    public static async Task<AppStoreItem?> Read(Stream bytes, CancellationToken cancellationToken)
    {
        try
        {
            var item = await JsonSerializer.DeserializeAsync<AppStoreItem>(bytes, Plain, cancellationToken);
            return item is { Review.Id.Length: > 0 } ? item : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
