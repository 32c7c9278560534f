using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages;

/// <summary>A page of a brand's portal; where there is no such brand, there is no such page.</summary>
public abstract class PortalPage : PageModel
{
    public OpenPortal Portal { get; private set; } = null!;

    /// <summary>What whole addresses begin with.</summary>
    public string WebAddress { get; private set; } = "";

    /// <summary>The page's own path, the one of many under which it shall be known.</summary>
    public string CanonicalPath { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>Names and paths from the portal's home down to what lies above this page; empty for the home.</summary>
    public IReadOnlyList<(string Name, string Path)> Trail { get; private set; } = [];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Entrance.Entered(HttpContext) is not { } portal)
        {
            context.Result = NotFound();
            return;
        }

        Portal = portal;
        WebAddress = Origin.Of(HttpContext, HttpContext.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value, portal);
    }

    /// <summary>Whether the page shows a search box itself, so that the header need not.</summary>
    public virtual bool HasSearchBox => false;

    /// <summary>Where the same is said in other languages.</summary>
    public virtual IEnumerable<(string Language, string Address)> OtherLanguages => [];

    /// <summary>Browsers and caches may keep the page, and ask each time whether it is still the newest.</summary>
    protected PageResult Show(string path, string title, string description, params IEnumerable<(string Name, string Path)> trail)
    {
        Describe(path, title, description, trail);
        Response.Headers.CacheControl = "public, no-cache";
        Response.Headers.ETag = $"W/\"{Portal.Version}\"";
        return Page();
    }

    /// <summary>An answer to this reader's question, which nobody keeps.</summary>
    protected PageResult Answer(string path, string title, params IEnumerable<(string Name, string Path)> trail)
    {
        Describe(path, title, "", trail);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private void Describe(string path, string title, string description, IEnumerable<(string Name, string Path)> trail) =>
        (CanonicalPath, Title, Description, Trail) = (Portal.CanonicalPath(path), title, description, [.. trail]);
}
