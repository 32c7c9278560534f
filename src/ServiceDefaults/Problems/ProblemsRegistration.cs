using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.ServiceDefaults.Problems;

internal static class ProblemsRegistration
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionsToProblems>();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // So that malformed JSON says where.
    }

    public static void UseProblems(this WebApplication app)
    {
        // What a caller did wrong is theirs to know; everything else is logged although it became an answer.
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException });
        app.UseStatusCodePages(answer => Problem.Of(answer.HttpContext.Response.StatusCode).ExecuteAsync(answer.HttpContext));
    }
}
