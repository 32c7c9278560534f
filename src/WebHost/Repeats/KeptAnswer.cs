using Microsoft.AspNetCore.Http;

namespace Oqupie.WebHost.Repeats;

/// <summary>What is kept of an answer.</summary>
/// <param name="Status">Of success.</param>
/// <param name="ContentType">Null without a body.</param>
/// <param name="Location">Of what was made.</param>
/// <param name="ETag">Its version.</param>
/// <param name="Body">Null where it was too large.</param>
internal sealed record KeptAnswer(int Status, string? ContentType, string? Location, string? ETag, byte[]? Body)
{
    private const int LargestBody = 2 * 1024 * 1024;

    public static KeptAnswer Of(HttpResponse response, MemoryStream body) => new(
        response.StatusCode,
        response.ContentType,
        Said(response.Headers.Location),
        Said(response.Headers.ETag),
        body.Length > LargestBody ? null : body.ToArray());

    public async Task Write(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.Headers.Location = Location;
        response.Headers.ETag = ETag;

        if (Body is { Length: > 0 } body)
        {
            await response.Body.WriteAsync(body, cancellationToken);
        }
    }

    private static string? Said(Microsoft.Extensions.Primitives.StringValues header) => header.Count is 0 ? null : header.ToString();
}
