using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Portals;

/// <summary>The settings of a brand's portal.</summary>
internal static class PortalEndpoints
{
    internal const string Room = "brands";

    public static void AddPortals(this IServiceCollection services)
    {
        services.AddSingleton<PortalPictures>();
        services.AddSingleton<PortalDesk>();
    }

    public static void MapPortals(this IEndpointRouteBuilder routes)
    {
        var portal = routes.MapGroup($"{Wire.Api}/brands/{{brand}}/portal").WithTags("Portals");

        portal.MapGet("", Read).WithName("readPortal").WithSummary("Reads the settings of a brand's portal").Requires(Permission.None, Room);
        portal.MapPatch("", Change).WithName("changePortal").WithSummary("Changes the settings of a brand's portal").Requires(Permission.ManageBrands, Room);
        portal.MapPost("/look", Try).WithName("tryPortalLook").WithSummary("Says what a look would be, without keeping it")
            .Requires(Permission.ManageBrands, Room);
    }

    private static async Task<Results<Ok<PortalView>, ProblemHttpResult>> Read(string brand, Actor actor, PortalDesk desk) =>
        (await desk.Read(actor, brand)).ToHttp();

    private static async Task<Results<Ok<PortalView>, ProblemHttpResult>> Change(
        string brand, PortalBody body, Actor actor, PortalDesk desk, HttpRequest request, CancellationToken cancellationToken) =>
        (await desk.Change(actor, brand, body, request.Host, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<ColouringView>, ProblemHttpResult>> Try(
        string brand, LookBody body, Actor actor, PortalDesk desk, CancellationToken cancellationToken) =>
        (await desk.Try(actor, brand, body, cancellationToken)).ToHttp();
}
