using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Oqupie.ServiceDefaults.Problems;

namespace Oqupie.ServiceDefaults.Starting;

/// <summary>
/// A host listens before anything else of it starts, and stops listening before anything else of it stops. So "live" answers while it waits for its database
/// or its silos, and a port that is taken is noticed at once; everything but its health is answered 503 until it has started.
/// </summary>
internal static class ListenFirst
{
    public static void AddListenFirst(this IHostApplicationBuilder builder)
    {
        var checks = builder.Environment.IsDevelopment();
        builder.ConfigureContainer(new ListeningInFront(new() { ValidateScopes = checks, ValidateOnBuild = checks }));
        builder.Services.AddHostedService<StopListeningFirst>();
    }

    public static void UseListenFirst(this WebApplication app)
    {
        var started = app.Lifetime.ApplicationStarted;
        app.Use((http, next) => started.IsCancellationRequested || http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
            ? next(http)
            : Refuse(http));
    }

    private static Task Refuse(HttpContext http)
    {
        http.Response.Headers.RetryAfter = Unavailability.RetryAfter;
        return Problem.Of(StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
    }

    /// <remarks>The web application adds its listener behind everything else when it is built; here is where all services are seen after that.</remarks>
    private sealed class ListeningInFront(ServiceProviderOptions options) : IServiceProviderFactory<IServiceCollection>
    {
        private readonly DefaultServiceProviderFactory _usual = new(options);

        public IServiceCollection CreateBuilder(IServiceCollection services)
        {
            if (services.LastOrDefault(service => service.ImplementationType is { Name: "GenericWebHostService" }) is { } listener)
            {
                services.Remove(listener);
                services.Insert(0, listener);
            }

            services.AddSingleton(new UnknownSettings.SettingTypes(services));
            return services;
        }

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => _usual.CreateServiceProvider(containerBuilder);
    }

    // Hosted services stop in the opposite order of their start, and the listener would be last.
    private sealed class StopListeningFirst(IServer server, IHostApplicationLifetime lifetime) : IHostedLifecycleService
    {
        public Task StoppingAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication(); // A signal has said so already; a host that is stopped by a call says it only after this, and consoles would stay.
            return server.StopAsync(cancellationToken);
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
