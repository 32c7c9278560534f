using Oqupie.Portal.Languages;

namespace Oqupie.Portal.Serving;

/// <summary>A page in place of what is not there: in the brand's language, or where there is no brand either, in the reader's.</summary>
internal sealed class NothingThere(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);

        if (http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentType: null })
        {
            var portal = Entrance.Entered(http);
            var words = portal?.Words ?? Words.OfReader(http.Request.GetTypedHeaders().AcceptLanguage);
            await PlainPage.Write(http, StatusCodes.Status404NotFound, words, words.NotFound, words.NotFoundWhy, portal, home: true);
        }
    }
}
