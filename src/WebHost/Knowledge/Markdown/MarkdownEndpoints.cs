using System.ComponentModel;
using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Repeats;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>A knowledge base as Markdown files, out and in.</summary>
internal static class MarkdownEndpoints
{
    private const Permission May = Permission.WorkOnKnowledge;
    private const string Room = KnowledgeEndpoints.Room;
    private const string Zip = "application/zip";

    public static void AddMarkdown(this IServiceCollection services)
    {
        services.AddOptions<ImportOptions>().BindConfiguration(ImportOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ExportDesk>();
        services.AddSingleton<ImportDesk>();
    }

    public static void MapMarkdown(this RouteGroupBuilder knowledge)
    {
        knowledge.MapGet("/export", Export).WithName("exportKnowledge").WithSummary("Writes what one may see of a knowledge base as a zip of Markdown files")
            .Produces(StatusCodes.Status200OK, contentType: Zip).Requires(May, Room);
        var import = knowledge.MapPost("/import", Import).WithName("importKnowledge")
            .WithSummary("Makes and changes articles from a zip of Markdown files, or from one")
            .Produces<Page<ImportedFile>>(StatusCodes.Status200OK, MediaTypeNames.Application.Json, ImportTelling.Lines)
            .AddOpenApiOperationTransformer(TakesFiles).Requires(May, Room).IsOnceByItself();
        import.Add(built => built.Metadata.Add(new ImportLimit(built.ApplicationServices.GetRequiredService<IOptions<ImportOptions>>().Value.MaxBytes)));
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        string brand, Actor actor, ExportDesk desk, CancellationToken cancellationToken) =>
        (await desk.Begin(actor, brand, cancellationToken)).Succeeded(out var export, out var refusal)
            ? TypedResults.Stream(export.Write, Zip, export.FileName)
            : refusal.ToProblem();

    private static async Task<IResult> Import(
        string brand,
        [AsParameters] ImportQuery query,
        Actor actor,
        HttpContext http,
        ImportDesk desk,
        CancellationToken cancellationToken)
    {
        if (!ImportTelling.IsWanted(http.Request))
        {
            return (await desk.Do(actor, brand, query, http.Request.Body, (_, _) => Task.CompletedTask, cancellationToken)).ToHttp().Result;
        }

        var telling = new ImportTelling(http);
        return await telling.End(await desk.Do(actor, brand, query, http.Request.Body, telling.Tell, cancellationToken), cancellationToken);
    }

    // Said in the document only: files are known by how they begin.
    private static Task TakesFiles(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var bytes = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [Zip] = new() { Schema = bytes },
                ["text/markdown"] = new() { Schema = bytes },
            },
        };
        return Task.CompletedTask;
    }

    private sealed record ImportLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}

/// <summary>What becomes of files that do not say it.</summary>
internal sealed record ImportQuery
{
    [FromQuery(Name = "state"), Description("Of new articles that do not say theirs: draft, member or public; draft unless said")]
    public string? State { get; init; }

    [FromQuery(Name = "category"), Description("In which everything shall lie; else the first folders are categories")]
    public string? Category { get; init; }

    [FromQuery(Name = "folder"), Description("The same for a folder")]
    public string? Folder { get; init; }

    [FromQuery(Name = "name"), Description("What a single file is called: its title, where it says none")]
    public string? Name { get; init; }
}
