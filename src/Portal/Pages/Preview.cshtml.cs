using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.Knowledge;
using Oqupie.Portal.Knowledge;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages;

/// <summary>What somebody writes, as customers would see it, for whoever has the address. Kept and counted by nobody.</summary>
[AnswerMark]
[SeenWhenClosed]
public sealed class PreviewModel(IGrainFactory grains) : PortalPage
{
    public ArticlePreview Shown { get; private set; } = null!;

    public ArticleBody Body { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string token)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";

        if (await grains.GetGrain<IPreviewsGrain>(Portal.Id.ToString()).Open(token) is not { } shown)
        {
            await PlainPage.Write(HttpContext, StatusCodes.Status404NotFound, Portal.Words, Portal.Words.PreviewEnded, Portal.Words.PreviewEndedWhy, Portal);
            return new EmptyResult();
        }

        var path = Portal.Path($"/preview/{token}");
        (Shown, Body) = (shown, ArticleBody.Of(shown.Body, $"{path}/images"));
        return Answer(path, shown.Title);
    }
}
