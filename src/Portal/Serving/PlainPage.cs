using System.Text.Encodings.Web;
using Oqupie.Portal.Languages;
using Oqupie.Portal.Looks;

namespace Oqupie.Portal.Serving;

/// <summary>A page that only says something, in place of one that cannot be shown.</summary>
internal static class PlainPage
{
    /// <param name="http">To answer.</param>
    /// <param name="status">What programs are told.</param>
    /// <param name="words">In whose language.</param>
    /// <param name="title">What is the matter.</param>
    /// <param name="why">What to make of it.</param>
    /// <param name="portal">In whose colours; null where there is none.</param>
    /// <param name="home">Whether there is a home to go to.</param>
    public static Task Write(HttpContext http, int status, Words words, string title, string why, OpenPortal? portal, bool home = false)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        var name = HtmlEncoder.Default.Encode(portal?.Name ?? "");
        var look = portal is null ? "" : $"<link rel=\"stylesheet\" href=\"{portal.SheetPath}\">";
        var button = home && portal is not null ? $"<p><a class=\"button\" href=\"{portal.Path()}\">{name}</a></p>" : $"<p>{name}</p>";
        return http.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{words.Language}">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>{title}</title>
                <link rel="stylesheet" href="{Stylesheet.Path}">
                {look}
            </head>
            <body>
                <main class="notice">
                    <h1>{title}</h1>
                    <p>{why}</p>
                    {button}
                </main>
            </body>
            </html>
            """,
            http.RequestAborted);
    }
}
