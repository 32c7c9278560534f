using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Oqupie.Portal.Inquiries;

namespace Oqupie.Portal.Pages.Inquiries;

/// <summary>Takes an address and says the same of every one, as a page, or with 202 to a program that sends JSON.</summary>
public sealed class MyLinkModel : DoorPage
{
    private const int LongestBody = 4 * 1024;

    public IActionResult OnGet() => Answer(Portal.Path("/inquiries/link"), Portal.Words.Inquiries.LinkSent, (Portal.Words.Home, Portal.Path()));

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Admitted())
        {
            return new EmptyResult();
        }

        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LongestBody;
        }

        var isProgram = Request.HasJsonContentType();
        string? address;

        try
        {
            address = isProgram
                ? (await Request.ReadFromJsonAsync<Asked>(HttpContext.RequestAborted))?.Email
                : Request.HasFormContentType ? (await Request.ReadFormAsync(HttpContext.RequestAborted))["email"].ToString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return BadRequest();
        }

        await Of<CustomerDoor>().MailLink(HttpContext, Portal, address ?? "");
        return isProgram ? StatusCode(StatusCodes.Status202Accepted) : SeeOther("/inquiries/link");
    }

    private sealed record Asked(string? Email);
}
