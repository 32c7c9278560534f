using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Portal.Pages.Inquiries;

/// <summary>A customer's inquiries; whoever has not come in is asked for their address.</summary>
public sealed class MyInquiriesModel : DoorPage
{
    /// <summary>Null where nobody has come in.</summary>
    public MyInquiries? Mine { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Who is { } who)
        {
            var cursor = Request.Query["cursor"].ToString() is { Length: > 0 } said ? said : null;
            Mine = await Of<IGrainFactory>().GetGrain<IMyInquiriesGrain>(Portal.Id.ToString()).List(who, cursor, HttpContext.RequestAborted);
        }

        return Answer(Portal.Path("/inquiries"), Portal.Words.Inquiries.MyTitle, (Portal.Words.Home, Portal.Path()));
    }
}
