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
        // The handler logs what is worth it, once.
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages(answer => Problem.Of(answer.HttpContext.Response.StatusCode).ExecuteAsync(answer.HttpContext));
    }
}
