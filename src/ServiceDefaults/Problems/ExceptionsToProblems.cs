using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Orleans.Runtime;

namespace Oqupie.ServiceDefaults.Problems;

/// <summary>The one place where an exception becomes an answer. What it says tells how to ask better, never where it broke.</summary>
internal sealed class ExceptionsToProblems : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => OfJson(json),
            BadHttpRequestException bad => Problem.Of(bad.StatusCode),
            TimeoutException or OrleansException => Problem.Of(StatusCodes.Status503ServiceUnavailable),
            _ => Problem.Of(StatusCodes.Status500InternalServerError),
        };

        if (problem.StatusCode is StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = "1";
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult OfJson(JsonException json)
    {
        var field = json.Path is ['$', '.', .. var path] ? path : null;

        // A reader's own exception inside means that the text is no JSON; otherwise it is JSON, but not of this shape.
        return json.InnerException is JsonException
            ? Problem.Of(
                StatusCodes.Status400BadRequest, "malformed_json", $"The body is not JSON: line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}.")
            : Problem.Of(StatusCodes.Status400BadRequest, "invalid", $"The value of {field ?? "the body"} is not of the right kind.", field);
    }
}
