using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Pages;

/// <summary>
/// Takes the answer to "was this helpful" and says thanks. It needs no cookie, and without one there is nobody whose name a strange page could misuse.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class HelpfulModel(IGrainFactory grains) : PortalPage
{
    public string Article { get; private set; } = "";

    public IActionResult OnGet(string id)
    {
        if (!Portal.Has(id))
        {
            return NotFound();
        }

        Article = Portal.Path($"/articles/{id}");
        return Show(Article, Portal.Words.Thanks, "");
    }

    public async Task<IActionResult> OnPost(string id, [FromForm] string? answer)
    {
        if (!Portal.Has(id))
        {
            return NotFound();
        }

        if (answer is not ("yes" or "no"))
        {
            return BadRequest();
        }

        await grains.GetGrain<IPortalKnowledgeGrain>(Portal.Id.ToString()).Helpful(id, answer is "yes");
        Response.Headers.Location = Portal.Path($"/articles/{id}/helpful");
        return StatusCode(StatusCodes.Status303SeeOther); // Reloading the thanks counts nothing again.
    }
}
