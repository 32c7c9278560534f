using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Members;
using Oqupie.Files;
using Oqupie.ServiceDefaults.Access;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Repeats;

namespace Oqupie.WebHost.Files;

internal static class FilesEndpoints
{
    /// <summary>For the lines between the parts of a multipart body.</summary>
    private const int Wrapping = 64 * 1024;

    public static void AddUploads(this IServiceCollection services)
    {
        services.AddFiles();
        services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LinkKeys>();
        services.AddSingleton<FileLinks>();
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<FileDesk>();
    }

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        var limit = routes.ServiceProvider.GetRequiredService<IOptions<UploadOptions>>().Value.MaxBytes + Wrapping;
        routes.MapPost($"{Wire.Api}/files", Upload).WithTags("Files").WithName("uploadFile").WithSummary("Keeps a file to attach")
            .Requires(Permission.WorkOnTickets, "tickets").With(new UploadLimit(limit)).IsOnceByItself().DisableAntiforgery();
        routes.MapGet("/files/{account}/{sha256}/{name}", Download).ExcludeFromDescription().IsOpenToAll();
    }

    private static async Task<Results<Created<UploadedFile>, ProblemHttpResult>> Upload(
        Actor actor, HttpRequest request, UploadDesk desk, CancellationToken cancellationToken) =>
        (await desk.Take(actor, request, cancellationToken)).ToCreated(file => file, file => file.Url);

    private static async Task<IResult> Download(
        string account, string sha256, string name, string? until, string? sig, HttpResponse response, FileDesk desk, CancellationToken cancellationToken) =>
        (await desk.Open(account, sha256, name, until, sig, cancellationToken)).Succeeded(out var file, out var refusal)
            ? file.ToHttp(response)
            : refusal.ToProblem();

    private sealed record UploadLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
