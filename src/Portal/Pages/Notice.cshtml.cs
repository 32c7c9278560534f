using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.Notices;
using Oqupie.Portal.Knowledge;

namespace Oqupie.Portal.Pages;

/// <summary>One notice.</summary>
public sealed class NoticeModel(IGrainFactory grains) : PortalPage
{
    public NoticeHead Head { get; private set; } = null!;

    public string Html { get; private set; } = "";

    public async Task<IActionResult> OnGet(string id)
    {
        if (await grains.GetGrain<IPortalNoticesGrain>(Portal.Id.ToString()).Notice(id) is not { } notice)
        {
            return NotFound();
        }

        (Head, Html) = (notice.Head, ArticleBody.Of(notice.Body, $"{Portal.PathOf(notice.Head)}/images").Html);
        return Show(Portal.PathOf(Head), Head.Title, Gist.Of(notice.Body), (Portal.Words.Home, Portal.Path()), (Portal.Words.Notices, Portal.Path("/notices")));
    }
}
