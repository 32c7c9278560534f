using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Oqupie.ServiceDefaults.Problems;

/// <summary>The one place where an exception becomes an answer. What it says tells how to ask better, never where it broke.</summary>
internal sealed partial class ExceptionsToProblems(ILogger<ExceptionsToProblems> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => OfJson(json),
            BadHttpRequestException bad => Problem.Of(bad.StatusCode),
            _ when Unavailability.Is(exception) => Problem.Of(StatusCodes.Status503ServiceUnavailable),
            _ => Problem.Of(StatusCodes.Status500InternalServerError),
        };

        Log(httpContext, problem.StatusCode, exception);

        if (problem.StatusCode is StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = Unavailability.RetryAfter;
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    // What a caller did wrong is theirs to know. An outage is a line for each call, because it says nothing new; a mistake of ours is told whole.
    private void Log(HttpContext http, int status, Exception exception)
    {
        switch (status)
        {
            case StatusCodes.Status503ServiceUnavailable:
                LogUnavailable(http.Request.Method, RouteOf(http), Unavailability.Say(exception));
                break;
            case StatusCodes.Status500InternalServerError:
                LogFailed(exception, http.Request.Method, RouteOf(http));
                break;
        }
    }

    // Addresses bear tokens and what people typed; the route does not.
    private static string RouteOf(HttpContext http) =>
        (http.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? http.GetEndpoint()) is RouteEndpoint { RoutePattern.RawText: { } route }
            ? route
            : "an address without a route";

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult OfJson(JsonException json)
    {
        var field = json.Path is ['$', '.', .. var path] ? path : null;

        // A reader's own exception inside means that the text is no JSON; otherwise it is JSON, but not of this shape.
        return json.InnerException is JsonException
            ? Problem.Of(
                StatusCodes.Status400BadRequest, "malformed_json", $"The body is not JSON: line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}.")
            : Problem.Of(StatusCodes.Status400BadRequest, "invalid", $"The value of {field ?? "the body"} is not of the right kind.", field);
    }

    [LoggerMessage(LogLevel.Warning, "{Method} {Route} was answered 503: {Reason}")]
    private partial void LogUnavailable(string method, string route, string reason);

    [LoggerMessage(LogLevel.Error, "{Method} {Route} failed.")]
    private partial void LogFailed(Exception exception, string method, string route);
}
