using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Members;
using Oqupie.ServiceDefaults.Outgoing;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Pictures;

internal static class PicturesEndpoints
{
    public static void AddPictures(this IServiceCollection services)
    {
        services.AddOutgoing();
        services.AddOptions<PictureOptions>().BindConfiguration(PictureOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PictureFetch>();
        services.AddSingleton<PictureDesk>();
    }

    public static void MapPictures(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{Wire.Api}/tickets/{{ticket:long:min(1)}}/pictures", Show).WithTags("Tickets").WithName("showRemotePicture")
            .WithSummary("Shows a picture of a mail that lies elsewhere, by the address that the timeline gives for it")
            .Requires(Permission.WorkOnTickets, "tickets");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Show(
        long ticket, string? url, string? until, string? sig, Actor actor, HttpResponse response, PictureDesk desk, CancellationToken cancellationToken)
    {
        if (!(await desk.Open(actor, ticket, url, until, sig, cancellationToken)).Succeeded(out var picture, out var refusal))
        {
            return refusal.ToProblem();
        }

        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, max-age=3600";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.File(picture.Bytes, picture.Kind);
    }
}
