using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Serving;

/// <summary>Counts who read an article, from the cache too. Nobody waits for it.</summary>
internal sealed class ViewCounting(RequestDelegate next, ViewTeller teller)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);

        if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
            && HttpMethods.IsGet(http.Request.Method)
            && http.GetEndpoint()?.Metadata.GetMetadata<ArticlePageMark>() is not null
            && Entrance.Entered(http) is { } portal
            && http.GetRouteValue("id") is string article)
        {
            teller.Tell(portal.Id, article);
        }
    }
}

/// <summary>On the page whose readers are counted.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ArticlePageMark : Attribute;
