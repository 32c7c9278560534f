using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Channels;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost;

/// <summary>The API's description at <c>/openapi/v1.json</c>, which is also committed as <c>openapi.json</c>.</summary>
internal static class OpenApi
{
    private const string Key = "apiKey";
    private const string Session = "session";

    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer(Introduce);
        options.AddOperationTransformer(SayWhoMay);
        options.AddSchemaTransformer(ChannelShapes.Say);
        options.AddSchemaTransformer(FieldShapes.Say);
    });

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "OqupieOrleans",
            Version = "v1",
            Description = "Customer support for many brands. Errors are RFC 9457 problem details with a stable `code`; docs/api.md lists them.",
        };
        document.Servers = []; // Wherever this host is reached.
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key." },
            [Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = SessionCookie.Name,
                Description = "What POST /session sets.",
            },
        };
        return Task.CompletedTask;
    }

    private static Task SayWhoMay(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Requirement>().LastOrDefault() is { } requirement)
        {
            operation.Security = requirement.MembersOnly ? [Scheme(Session)] : [Scheme(Session), Scheme(Key)];
        }

        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem: application/problem+json with code, detail and, where one is to blame, field.",
        };
        return Task.CompletedTask;

        OpenApiSecurityRequirement Scheme(string name) => new() { [new OpenApiSecuritySchemeReference(name, context.Document)] = [] };
    }
}
