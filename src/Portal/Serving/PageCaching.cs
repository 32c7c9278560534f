using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Oqupie.Portal.Serving;

/// <summary>
/// Pages are kept by what they were made of: a change of the brand or of anything public gives every page a new key, so nothing that is kept is ever stale.
/// They are the same for everybody, whatever cookie somebody has.
/// </summary>
internal sealed class PageCaching : IOutputCachePolicy
{
    public const string Policy = "portal-pages";

    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(10);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var portal = Entrance.Entered(http);
        var keeps = portal is not null && http.GetEndpoint()?.Metadata.GetMetadata<AnswerMark>() is null
            && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method));
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = keeps;

        if (keeps)
        {
            context.ResponseExpirationTimeSpan = KeepFor;
            context.CacheVaryByRules.QueryKeys = "page";
            context.CacheVaryByRules.VaryByValues["version"] = portal!.Version;
            context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(http.Request.Headers.AcceptEncoding);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage &= context.HttpContext.Response.StatusCode is StatusCodes.Status200OK;
        return ValueTask.CompletedTask;
    }

    // Browsers say it in a few ways, attackers in endless ones; a page is kept in these two. What asks for other codings only still gets a right answer: its
    // own key.
    private static string Encoding(StringValues accepted) => accepted.ToString() switch
    {
        "" => "",
        "gzip, deflate, br, zstd" or "gzip, deflate, br" => "br",
        var other => other,
    };
}

/// <summary>On what answers a question of its reader, and is kept for nobody else.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AnswerMark : Attribute;
