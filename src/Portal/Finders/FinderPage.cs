using System.Globalization;
using Oqupie.Portal.Languages;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Finders;

/// <summary>What is said to whom a finder leads nowhere: a small page for people, and a code for those who make the app.</summary>
internal static class FinderPage
{
    public const string CodeHeader = "X-Error-Code";

    /// <summary>On the answer to an address that bears a secret: it goes into no other one.</summary>
    public static void KeepQuiet(HttpContext http)
    {
        http.Items[typeof(NoReferrer)] = true;
        http.Response.Headers.CacheControl = "no-store";
    }

    public static Task Refuse(HttpContext http, int status, string code, OpenPortal? portal = null)
    {
        var words = portal?.Words ?? Words.OfReader(http.Request.GetTypedHeaders().AcceptLanguage);
        var (title, why) = code switch
        {
            "expired_token" => (words.WayEnded, words.WayShutWhy),
            "too_many" => (words.WayBusy, words.WayBusyWhy),
            _ => (words.WayShut, words.WayShutWhy),
        };
        KeepQuiet(http);
        http.Response.Headers[CodeHeader] = code;

        if (status is StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
        }

        return PlainPage.Write(http, status, words, title, why, portal);
    }
}
