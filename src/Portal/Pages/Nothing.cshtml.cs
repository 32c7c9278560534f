using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Oqupie.Portal.Knowledge;
using Oqupie.Portal.Languages;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages;

/// <summary>Shown in place of what is not there: in the brand's language, or where there is no brand either, in the reader's.</summary>
[IgnoreAntiforgeryToken]
public sealed class NothingModel : PageModel
{
    public OpenPortal? Portal => Entrance.Entered(HttpContext);

    public Words Words => Portal?.Words ?? Words.OfReader(Request.GetTypedHeaders().AcceptLanguage);

    public void OnGet()
    {
        if (Response.StatusCode is StatusCodes.Status200OK)
        {
            Response.StatusCode = StatusCodes.Status404NotFound; // Somebody asked for this page itself.
        }

        Response.Headers.CacheControl = "no-store";
    }

    public void OnPost() => OnGet();
}
