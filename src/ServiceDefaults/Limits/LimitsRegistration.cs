using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Oqupie.ServiceDefaults.Limits;

public static class LimitsRegistration
{
    // A search is a GET: ten thousand characters of any script fit, and are answered instead of cut off.
    private const int LongestRequestLine = 128 * 1024;

    internal static void AddLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitsOptions>().BindConfiguration(LimitsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitsOptions>>((kestrel, limits) =>
        {
            kestrel.Limits.MaxRequestBodySize = limits.Value.MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.AddServerHeader = false;
        });
    }

    /// <summary>For endpoints that take a raw mail: <see cref="LimitsOptions.MaxMailBytes"/> holds instead of the usual limit.</summary>
    public static TBuilder TakesMail<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(built => built.Metadata.Add(
            new MailLimit(built.ApplicationServices.GetRequiredService<IOptions<LimitsOptions>>().Value.MaxMailBytes)));
        return endpoint;
    }

    private sealed record MailLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
