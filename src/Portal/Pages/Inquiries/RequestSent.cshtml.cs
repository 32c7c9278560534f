using Microsoft.AspNetCore.Mvc;
using Oqupie.Portal.Inquiries;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages.Inquiries;

/// <summary>Says that an inquiry has come, and its number. Whoever has the address sees the number and nothing else.</summary>
[AnswerMark]
public sealed class RequestSentModel : PortalPage
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public long Ticket { get; private set; }

    public IActionResult OnGet(string code)
    {
        if (HttpContext.RequestServices.GetRequiredService<DoorSeals>().Open<SentInquiry>(Portal.Id, code, Life) is not { } sent)
        {
            return NotFound();
        }

        Ticket = sent.What.Ticket;
        return Answer(Portal.Path($"/request/sent/{code}"), Portal.Words.Inquiries.SentTitle, (Portal.Words.Home, Portal.Path()));
    }
}
