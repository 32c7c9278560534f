using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Finders;

/// <summary>Takes a token off the address of any page (<c>?jwt=</c>), and remembers who its bearer is. The page itself never sees it.</summary>
internal sealed class TokenOnPages(RequestDelegate next, FinderDesk desk, VisitorCookie cookie)
{
    private const string Key = "jwt";

    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || Entrance.Entered(http) is not { } portal
            || http.Request.Query[Key].FirstOrDefault() is not { Length: > 0 } token)
        {
            await next(http);
            return;
        }

        FinderPage.KeepQuiet(http);
        var answer = await desk.Identify(http, portal, token);

        if (answer.Code is { } code)
        {
            await FinderPage.Refuse(http, answer.Status, code, portal);
            return;
        }

        cookie.Write(http, portal, Visitor.Of(answer));
        http.Response.Headers.Location = portal.Path(Behind(http, portal)) + Rest(http.Request.Query);
        http.Response.StatusCode = StatusCodes.Status302Found;
    }

    // One slash, and one only: "//evil.example" would be another host.
    private static string Behind(HttpContext http, OpenPortal portal)
    {
        var rest = http.Request.Path.Value!["/portal/".Length..].TrimStart('/')[portal.Brand.Slug.Length..].TrimStart('/');
        return rest.Length is 0 ? "" : new PathString($"/{rest}").ToUriComponent();
    }

    private static string Rest(IQueryCollection query) =>
        QueryString.Create(query.Where(pair => pair.Key is not Key).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value)))
            .ToUriComponent();
}
