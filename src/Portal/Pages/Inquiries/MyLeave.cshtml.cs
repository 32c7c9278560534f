using Microsoft.AspNetCore.Mvc;
using Oqupie.Portal.Inquiries;

namespace Oqupie.Portal.Pages.Inquiries;

/// <summary>Lets a customer out again.</summary>
public sealed class MyLeaveModel : DoorPage
{
    public IActionResult OnPost()
    {
        Of<CustomerDoor>().Leave(HttpContext, Portal);
        return SeeOther("/inquiries");
    }
}
