using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.Customers;
using Oqupie.Portal.Finders;
using Oqupie.Portal.Inquiries;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages.Inquiries;

/// <summary>
/// A page behind the customers' door. Nothing is bound and its services are asked for when they are used, so that nobody's body is read before they may send
/// one. It is kept for nobody.
/// </summary>
[AnswerMark, IgnoreAntiforgeryToken]
public abstract class DoorPage : PortalPage
{
    /// <summary>What follows a write is read anew, so that reloading writes nothing again.</summary>
    protected IActionResult SeeOther(string path)
    {
        Response.Headers.Location = Portal.Path(path);
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    protected async Task<IActionResult> Plain(int status, string title, string why)
    {
        await PlainPage.Write(HttpContext, status, Portal.Words, title, why, Portal, home: true);
        return new EmptyResult();
    }

    /// <summary>Whether this address may send once more; where not, the answer is written.</summary>
    protected async Task<bool> Admitted()
    {
        if (Of<InquiryLimit>().Admits(HttpContext.Connection.RemoteIpAddress, Portal.Id))
        {
            return true;
        }

        Response.Headers.RetryAfter = "60";
        await Plain(StatusCodes.Status429TooManyRequests, Portal.Words.Inquiries.TooMany, Portal.Words.Inquiries.TooManyWhy);
        return false;
    }

    /// <summary>Whose inquiries this reader may see; null where they have not come in.</summary>
    protected CustomerIdentity? Who => Of<CustomerDoor>().Who(HttpContext, Portal);

    /// <summary>Who came by a finder; null where nobody did.</summary>
    private protected Visitor? Visitor => Of<VisitorCookie>().Read(HttpContext, Portal);

    protected T Of<T>()
        where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();
}
