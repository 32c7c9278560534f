using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Oqupie.Portal.Languages;

namespace Oqupie.Portal.Serving;

/// <summary>How much one address may search: a page from the cache costs nothing, an answer does.</summary>
internal static class SearchLimit
{
    public const string Policy = "portal-search";

    private const int Burst = 5;

    public static void AddSearchLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.AddPolicy(Policy, http =>
        {
            var perSecond = http.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value.SearchesPerSecond;
            return RateLimitPartition.GetTokenBucketLimiter(Neighbourhood.Of(http.Connection.RemoteIpAddress), _ => new()
            {
                TokenLimit = perSecond * Burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            });
        });
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, cancellationToken) =>
        {
            var http = rejected.HttpContext;
            var words = Entrance.Entered(http)?.Words ?? Words.OfReader(http.Request.GetTypedHeaders().AcceptLanguage);
            http.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
            http.Response.Headers.CacheControl = "no-store";
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(words.TooMany, cancellationToken);
        };
    });
}
