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
        var top = home && portal is not null ? Top(portal) : "";
        var script = top.Length > 0 ? $"<script src=\"{Asset.Script.Path}\" defer></script>" : "";
        var button = home && portal is not null ? $"<p><a class=\"button\" href=\"{portal.Path()}\">{words.Home}</a></p>" : $"<p>{name}</p>";
        return http.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{words.Language}">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>{title}</title>
                <link rel="stylesheet" href="{Asset.Sheet.Path}">
                {look}
                {script}
            </head>
            <body>
                {top}
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

    // As in _Layout and _Search: who is lost finds the way from where they stand.
    private static string Top(OpenPortal portal)
    {
        var words = portal.Words;
        var form = $"role=\"search\" method=\"get\" action=\"{portal.Path("/search")}\" data-suggest=\"{portal.Path("/suggest")}\"";
        return $"""
            <header class="top">
                    <a class="brand" href="{portal.Path()}">{HtmlEncoder.Default.Encode(portal.Name)}</a>
                    <form class="seek" {form} data-label="{words.Suggestions}">
                        <input type="search" name="q" maxlength="1000" required aria-label="{words.Search}" placeholder="{words.SearchFor}">
                        <button type="submit">{words.Search}</button>
                    </form>
                </header>
            """;
    }
}
