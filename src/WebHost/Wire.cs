using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.WebHost;

internal static class Wire
{
    /// <summary>Where the API lives.</summary>
    public const string Api = "/api/v1";

    /// <summary>JSON as docs/api.md promises it. Contracts name ids by the part after the account, so nothing here translates them.</summary>
    public static void AddWire(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
            json.SerializerOptions.RespectNullableAnnotations = true;
        });
        services.AddDescription();
    }
}

/// <summary>What every list answers.</summary>
/// <param name="Items">This page.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next = null);
