using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Inquiries;
using Oqupie.Portal.Finders;
using Oqupie.Portal.Inquiries;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages.Inquiries;

/// <summary>
/// The form for inquiries. It needs no script, no cookie and no storage: what it has to know again goes along sealed, and without a cookie there is nobody
/// whose name a strange page could misuse.
/// </summary>
public sealed class RequestModel : DoorPage
{
    internal FormView Form { get; private set; } = null!;

    /// <summary>What one can ask about, while nothing is chosen; else empty.</summary>
    public IReadOnlyList<InquiryForm> Choice { get; private set; } = [];

    /// <summary>Whether there are others to choose.</summary>
    public bool HasOthers { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        await See(Begun with { Type = Request.Query["type"].ToString() }, [], Of<InquiryDesk>().NewToken(Portal));

    public async Task<IActionResult> OnPostAsync()
    {
        var words = Portal.Words.Inquiries;

        if (!await Admitted())
        {
            return new EmptyResult();
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
        var answer = await desk.Ask(Portal, posted, Visitor, HttpContext.RequestAborted);

        if (answer.Ticket is { } ticket)
        {
            return SeeOther($"/request/sent/{Of<DoorSeals>().Seal(Portal.Id, new SentInquiry(ticket))}");
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await See(posted, answer.Faults, desk.IsGood(Portal, posted) ? posted.Token : desk.NewToken(Portal));
    }

    // Whoever came by a finder has said it to their app already.
    private PostedInquiry Begun => Visitor is { } visitor ? PostedInquiry.Nothing with { Name = visitor.Name, Email = visitor.Email } : PostedInquiry.Nothing;

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

    private static KeptFile Kept(InquiryFile file) => new(file.Field, file.File.Sha256, file.File.Size, file.File.Name, file.File.ContentType);
}
