using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Inquiries;
using Oqupie.Portal.Inquiries;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages.Inquiries;

/// <summary>
/// The form for inquiries. It needs no script, no cookie and no storage: what it has to know again goes along sealed, and without a cookie there is nobody
/// whose name a strange page could misuse. Nothing is bound, so that nobody's body is read before they may send one.
/// </summary>
[AnswerMark, IgnoreAntiforgeryToken]
public sealed class RequestModel : PortalPage
{
    internal FormView Form { get; private set; } = null!;

    /// <summary>What one can ask about, while nothing is chosen; else empty.</summary>
    public IReadOnlyList<InquiryForm> Choice { get; private set; } = [];

    /// <summary>Whether there are others to choose.</summary>
    public bool HasOthers { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        await See(PostedInquiry.Nothing with { Type = Request.Query["type"].ToString() }, [], Of<InquiryDesk>().NewToken(Portal));

    public async Task<IActionResult> OnPostAsync()
    {
        var words = Portal.Words.Inquiries;

        if (!Of<InquiryLimit>().Admits(HttpContext.Connection.RemoteIpAddress, Portal.Id))
        {
            Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            return await Plain(StatusCodes.Status429TooManyRequests, words.TooMany, words.TooManyWhy);
        }

        PostedInquiry posted;

        try
        {
            posted = await Of<InquiryReader>().Read(Request, Portal.Id, HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException large) when (large.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            return await Plain(large.StatusCode, words.TooLarge, words.TooLargeWhy);
        }
        catch (InvalidDataException)
        {
            return await Plain(StatusCodes.Status400BadRequest, words.TooLarge, words.TooLargeWhy);
        }

        var desk = Of<InquiryDesk>();
        var answer = await desk.Ask(Portal, posted, HttpContext.RequestAborted);

        if (answer.Ticket is { } ticket)
        {
            Response.Headers.Location = Portal.Path($"/request/sent/{Of<DoorSeals>().Seal(Portal.Id, new SentInquiry(ticket))}");
            return StatusCode(StatusCodes.Status303SeeOther); // Reloading sends nothing again.
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await See(posted, answer.Faults, desk.IsGood(Portal, posted) ? posted.Token : desk.NewToken(Portal));
    }

    private async Task<IActionResult> See(PostedInquiry posted, ImmutableArray<InquiryFault> faults, string token)
    {
        var forms = (await Of<FormsCache>().Of(Portal.Id)).Types;
        var form = forms.FirstOrDefault(form => form.Id == posted.Type) ?? (forms.Length is 1 && posted.Token.Length is 0 ? forms[0] : null);
        var seals = Of<DoorSeals>();
        Choice = form is null ? forms : [];
        HasOthers = form is not null && forms.Length > 1;
        var kept = posted.Files.Select(file => (seals.Seal(Portal.Id, Kept(file)), file.File.Name)).ToImmutableArray();
        Form = new(Portal, form, posted, faults, token, kept, Of<IOptions<InquiryOptions>>().Value.MaxFileBytes >> 20);
        var page = Answer(Form.Path, form?.Name ?? Portal.Words.Inquiries.Title, (Portal.Words.Home, Portal.Path()));
        Response.Headers.CacheControl = "private, no-cache"; // Kept for its reader: who goes back finds what they wrote.
        return page;
    }

    private async Task<IActionResult> Plain(int status, string title, string why)
    {
        await PlainPage.Write(HttpContext, status, Portal.Words, title, why, Portal);
        return new EmptyResult();
    }

    private T Of<T>()
        where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    private static KeptFile Kept(InquiryFile file) => new(file.Field, file.File.Sha256, file.File.Size, file.File.Name, file.File.ContentType);
}
