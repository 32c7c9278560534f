using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Oqupie.ServiceDefaults.Problems;

/// <summary>An RFC 9457 answer with our stable code (docs/api.md).</summary>
public static class Problem
{
    /// <param name="status">Of HTTP.</param>
    /// <param name="code">Stable.</param>
    /// <param name="detail">In English, for who writes a program.</param>
    /// <param name="field">The JSON member or query key to blame.</param>
    /// <param name="values">What the words of the code leave open.</param>
    public static ProblemHttpResult Of(
        int status, string code, string detail, string? field = null, IReadOnlyDictionary<string, string>? values = null)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };

        if (field is not null)
        {
            extensions["field"] = field;
        }

        if (values is not null)
        {
            extensions["values"] = values;
        }

        return TypedResults.Problem(detail, statusCode: status, extensions: extensions);
    }

    /// <summary>For what the framework refuses by status alone.</summary>
    public static ProblemHttpResult Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Of(status, "invalid", "The request could not be read."),
        StatusCodes.Status401Unauthorized => Of(status, "not_signed_in", "Sign in first."),
        StatusCodes.Status403Forbidden => Of(status, "not_allowed", "You may not do that."),
        StatusCodes.Status404NotFound => Of(status, "not_found", "There is nothing here."),
        StatusCodes.Status405MethodNotAllowed => Of(status, "method_not_allowed", "This address does not take that method."),
        StatusCodes.Status413PayloadTooLarge => Of(status, "too_large", "The body is larger than this server takes."),
        StatusCodes.Status415UnsupportedMediaType => Of(status, "unsupported_media_type", "This address does not take that content type."),
        StatusCodes.Status429TooManyRequests => Of(status, "too_many", "Too many requests; wait a little."),
        StatusCodes.Status503ServiceUnavailable => Of(status, "unavailable", "The server is busy with itself; try again shortly."),
        >= 500 => Of(status, "internal", "Something went wrong here; it has been logged."),
        _ => Of(status, "invalid", "The request could not be served."),
    };
}
