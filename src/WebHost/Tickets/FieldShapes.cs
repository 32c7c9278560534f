using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Tickets;

/// <summary>Says in the API's description what the value of a form's field is: a text, or several.</summary>
internal static class FieldShapes
{
    public static Task Say(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (typeof(IReadOnlyDictionary<string, FieldValue>).IsAssignableFrom(context.JsonTypeInfo.Type))
        {
            schema.AdditionalProperties = new OpenApiSchema
            {
                AnyOf =
                [
                    new OpenApiSchema { Type = JsonSchemaType.String },
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                ],
            };
        }

        return Task.CompletedTask;
    }
}
