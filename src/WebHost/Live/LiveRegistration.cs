using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Live;

internal static class LiveRegistration
{
    /// <summary>A compact draft with what is around it.</summary>
    private const long LargestMessage = 700_000;

    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSignalR().AddHubOptions<LiveHub>(hub =>
        {
            hub.AddFilter<LiveFilter>();
            hub.MaximumReceiveMessageSize = LargestMessage;
        });
        services.AddLogging(logging => logging.AddFilter(LiveFilter.Noisy, LogLevel.None));
        services.AddSingleton<ILiveAccess, GateAccess>();
        services.AddSingleton<Consoles>();
        services.AddSingleton<Farewell>();
        services.AddSingleton<OpenTickets>();
        services.AddSingleton<OpenDrafts>();
        services.AddSingleton<BoxCounter>();
        services.AddSingleton<FeedBridge>();
        services.AddSingleton<PersonalBridge>();
        services.AddSingleton<Watches>();
        services.AddSingleton<CatchUps>();
        services.AddHostedService<RightsWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<OpenTickets>());
        services.AddHostedService(provider => provider.GetRequiredService<OpenDrafts>());
        services.AddHostedService(provider => provider.GetRequiredService<FeedBridge>());
        services.AddHostedService(provider => provider.GetRequiredService<PersonalBridge>());
        return services;
    }

    /// <summary>In front of everything that takes time.</summary>
    public static void UseFarewell(this IApplicationBuilder app)
    {
        var farewell = app.ApplicationServices.GetRequiredService<Farewell>();
        app.Use(farewell.Refuse);
    }

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        var live = routes.ServiceProvider.GetRequiredService<IOptions<LiveOptions>>().Value;
        routes.MapHub<LiveHub>("/hubs/live", hub =>
        {
            hub.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;
            hub.ApplicationMaxBufferSize = live.Buffer;
            hub.TransportMaxBufferSize = live.Buffer;
            hub.TransportSendTimeout = live.CutAfter;
            hub.CloseOnAuthenticationExpiration = true;
        }).With(GateAccess.Requirement);
    }
}
