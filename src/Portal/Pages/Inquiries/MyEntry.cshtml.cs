using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Oqupie.Portal.Inquiries;

namespace Oqupie.Portal.Pages.Inquiries;

/// <summary>Where a mailed link leads: a button, because programs open links of mails before people do, and press none.</summary>
public sealed class MyEntryModel : DoorPage
{
    public async Task<IActionResult> OnGetAsync(string code) => Of<CustomerDoor>().Knows(Portal, code) ? Shown() : await Ended();

    public async Task<IActionResult> OnPostAsync(string code) =>
        await Of<CustomerDoor>().Enter(HttpContext, Portal, code) ? SeeOther("/inquiries") : await Ended();

    private PageResult Shown() => Answer(Portal.Path("/inquiries"), Portal.Words.Inquiries.MyTitle, (Portal.Words.Home, Portal.Path()));

    private Task<IActionResult> Ended() =>
        Plain(StatusCodes.Status410Gone, Portal.Words.Inquiries.LinkEnded, Portal.Words.Inquiries.LinkEndedWhy);
}
