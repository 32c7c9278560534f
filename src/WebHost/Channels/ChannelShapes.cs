using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Oqupie.WebHost.Channels;

/// <summary>Says in the API's description what the settings of a channel are, which depend on its kind.</summary>
internal static class ChannelShapes
{
    private const string Settings = "settings";

    public static async Task Say(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var mail = type == typeof(ChannelView) ? typeof(SettingsView)
            : type == typeof(NewChannelBody) || type == typeof(ChannelChangeBody) || type == typeof(ChannelTestBody) ? typeof(SettingsBody)
            : null;

        if (mail is not null && schema.Properties is { } properties)
        {
            context.Document?.AddComponent(mail.Name, await context.GetOrCreateSchemaAsync(mail, null, cancellationToken));
            properties[Settings] = new OpenApiSchema
            {
                Description = "Of an e-mail channel; the fields of its form for every other kind.",
                AnyOf = [new OpenApiSchemaReference(mail.Name, context.Document), new OpenApiSchema { Type = JsonSchemaType.Object }],
            };
        }
    }
}
