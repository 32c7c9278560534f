using System.Text.Encodings.Web;
using Oqupie.Portal.Knowledge;
using Oqupie.Portal.Languages;
using Oqupie.Portal.Looks;

namespace Oqupie.Portal.Serving;

/// <summary>A page in place of what is not there: in the brand's language, or where there is no brand either, in the reader's.</summary>
internal sealed class NothingThere(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);

        if (http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentType: null })
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.CacheControl = "no-store";
            await http.Response.WriteAsync(Page(Entrance.Entered(http), http), http.RequestAborted);
        }
    }

    private static string Page(OpenPortal? portal, HttpContext http)
    {
        var words = portal?.Words ?? Words.OfReader(http.Request.GetTypedHeaders().AcceptLanguage);
        var home = portal is null ? "" : $"<p><a class=\"button\" href=\"{portal.Path()}\">{HtmlEncoder.Default.Encode(portal.Brand.Name)}</a></p>";
        return $"""
            <!DOCTYPE html>
            <html lang="{words.Language}">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>{words.NotFound}</title>
                <link rel="stylesheet" href="{Stylesheet.Path}">
            </head>
            <body>
                <main class="notice">
                    <h1>{words.NotFound}</h1>
                    <p>{words.NotFoundWhy}</p>
                    {home}
                </main>
            </body>
            </html>
            """;
    }
}
