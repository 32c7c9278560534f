using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Uploads;
using Oqupie.ServiceDefaults.Access;
using Oqupie.ServiceDefaults.Problems;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Files;
using Oqupie.WebHost.Repeats;

namespace Oqupie.WebHost.Uploads;

/// <summary>tus 1.0.0: core, creation, creation-with-upload, creation-defer-length, expiration, checksum, termination.</summary>
internal static class TusEndpoints
{
    private const string Extensions = "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination";
    private const string Address = $"{Wire.Api}/uploads";

    public static void AddResumableUploads(this IServiceCollection services)
    {
        services.AddOptions<TusOptions>().BindConfiguration(TusOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<UploadsDesk>();
        services.AddSingleton<IUploadedFiles>(provider => provider.GetRequiredService<UploadsDesk>());
        services.AddSingleton<FileLinkDesk>();
    }

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        var limit = new BodyLimit(routes.ServiceProvider.GetRequiredService<IOptions<TusOptions>>().Value.MaxSize);
        var uploads = routes.MapGroup(Address).WithTags("Uploads").Requires(Permission.WorkOnTickets, "tickets").With(limit).With(new OnceByItself())
            .AddEndpointFilter(SpeaksTus);

        uploads.MapPost("", Create).WithName("beginUpload").WithSummary("tus: begins an upload");
        uploads.MapMethods("/{upload}", [HttpMethods.Head], Head).WithName("headUpload").WithSummary("tus: says how far an upload is");
        uploads.MapPatch("/{upload}", Patch).WithName("continueUpload").WithSummary("tus: puts bytes behind those that are there");
        uploads.MapDelete("/{upload}", Delete).WithName("endUpload").WithSummary("tus: ends an upload for good");
        uploads.MapPost("/{upload}", Overridden).ExcludeFromDescription();
        routes.MapGet($"{Address}/{{upload}}", Read).WithTags("Uploads").Requires(Permission.WorkOnTickets, "tickets")
            .WithName("readUpload").WithSummary("The file that an upload has become");
        routes.MapMethods(Address, [HttpMethods.Options], Options).ExcludeFromDescription().IsOpenToAll();
        routes.MapMethods($"{Address}/{{upload}}", [HttpMethods.Options], Options).ExcludeFromDescription().IsOpenToAll();
    }

    // Before anything else, and on whatever is answered.
    private static async ValueTask<object?> SpeaksTus(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers[TusHeaders.Resumable] = TusHeaders.Version;

        if (http.Request.Headers[TusHeaders.Resumable] != TusHeaders.Version)
        {
            http.Response.Headers["Tus-Version"] = TusHeaders.Version;
            return Problem.Of(StatusCodes.Status412PreconditionFailed, "invalid", "Say Tus-Resumable: 1.0.0.", TusHeaders.Resumable);
        }

        return await next(context);
    }

    private static NoContent Options(HttpResponse response, IOptions<TusOptions> options)
    {
        response.Headers[TusHeaders.Resumable] = TusHeaders.Version;
        response.Headers["Tus-Version"] = TusHeaders.Version;
        response.Headers["Tus-Extension"] = Extensions;
        response.Headers["Tus-Max-Size"] = options.Value.MaxSize.ToString(CultureInfo.InvariantCulture);
        response.Headers["Tus-Checksum-Algorithm"] = Checksum.Algorithms;
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Create(Actor actor, HttpContext http, UploadsDesk desk, CancellationToken cancellationToken)
    {
        var brings = http.Request.ContentLength > 0 || http.Request.Headers.TransferEncoding.Count > 0;

        if (brings && http.Request.ContentType != TusHeaders.BodyType)
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType);
        }

        var sum = Checksum.Read(http.Request.Headers["Upload-Checksum"]);
        Outcome<Upload> made = !sum.Succeeded(out var checksum, out var bad) ? bad
            : TusHeaders.Wish(http.Request.Headers).Succeeded(out var wish, out bad) ? await desk.Open(actor, wish) : bad;

        if (!made.Succeeded(out var upload, out var refusal))
        {
            return refusal.ToProblem();
        }

        http.Response.Headers.Location = $"{Address}/{upload.Id}";

        if (brings || upload.IsWhole)
        {
            // What goes wrong with the bytes leaves an upload that can be gone on with: where it is and how far is said all the same.
            using var first = checksum!.FirstOrDefault();
            var sent = SentBy(http.Request, 0, null, first) with { Body = brings ? http.Request.Body : Stream.Null };
            var received = await desk.Receive(actor, upload.Id, sent, cancellationToken);

            if (!received.Succeeded(out var further, out refusal))
            {
                return refusal.ToProblem();
            }

            upload = further;
        }

        TusHeaders.Write(http.Response, upload);
        return TypedResults.StatusCode(StatusCodes.Status201Created);
    }

    private static async Task<IResult> Head(string upload, Actor actor, HttpResponse response, UploadsDesk desk, CancellationToken cancellationToken)
    {
        if (!(await desk.Read(actor, upload, cancellationToken)).Succeeded(out var found, out var refusal))
        {
            return refusal.ToProblem();
        }

        TusHeaders.WriteAll(response, found);
        return TypedResults.Ok();
    }

    private static async Task<IResult> Patch(string upload, Actor actor, HttpContext http, UploadsDesk desk, CancellationToken cancellationToken)
    {
        var headers = http.Request.Headers;

        if (http.Request.ContentType != TusHeaders.BodyType)
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType);
        }

        if (!TusHeaders.TryBytes(headers[TusHeaders.Offset], out var offset))
        {
            return Refusal.Invalid("A number of bytes.", TusHeaders.Offset, "bad_upload_offset").ToProblem();
        }

        var says = headers.TryGetValue(TusHeaders.Length, out var said);
        var length = 0L;

        if (says && !TusHeaders.TryBytes(said, out length))
        {
            return Refusal.Invalid("A number of bytes.", TusHeaders.Length, "bad_upload_length").ToProblem();
        }

        if (!Checksum.Read(headers["Upload-Checksum"]).Succeeded(out var sums, out var refusal))
        {
            return refusal.ToProblem();
        }

        using var checksum = sums.FirstOrDefault();
        var sent = SentBy(http.Request, offset, says ? length : null, checksum);

        if (!(await desk.Receive(actor, upload, sent, cancellationToken)).Succeeded(out var further, out refusal))
        {
            return refusal.ToProblem();
        }

        TusHeaders.Write(http.Response, further);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Delete(string upload, Actor actor, UploadsDesk desk) => (await desk.Remove(actor, upload)).ToNoContent();

    // For programs behind proxies that let nothing but POST through. Of no other method: one that a browser takes for harmless must be.
    private static Task<IResult> Overridden(string upload, Actor actor, HttpContext http, UploadsDesk desk, CancellationToken cancellationToken) =>
        http.Request.Headers["X-HTTP-Method-Override"].ToString() switch
        {
            "PATCH" => Patch(upload, actor, http, desk, cancellationToken),
            "DELETE" => Delete(upload, actor, desk),
            "HEAD" => Head(upload, actor, http.Response, desk, cancellationToken),
            _ => Task.FromResult<IResult>(Problem.Of(StatusCodes.Status405MethodNotAllowed)),
        };

    private static async Task<Results<Ok<UploadedFile>, ProblemHttpResult>> Read(
        string upload, Actor actor, UploadsDesk desk, CancellationToken cancellationToken) => (await desk.File(actor, upload, cancellationToken)).ToHttp();

    private static Sent SentBy(HttpRequest request, long offset, long? length, Checksum? checksum) =>
        new() { Offset = offset, Length = length, Body = request.Body, Size = request.ContentLength, Checksum = checksum };

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
