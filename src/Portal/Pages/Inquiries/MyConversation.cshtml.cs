using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts;
using Oqupie.Contracts.Inquiries;
using Oqupie.Portal.Inquiries;

namespace Oqupie.Portal.Pages.Inquiries;

/// <summary>One inquiry of a customer's: what was written to and fro, and a place to answer.</summary>
public sealed class MyConversationModel : DoorPage
{
    public MyConversation Talk { get; private set; } = null!;

    /// <summary>What was wrong with an answer, in words; null for nothing.</summary>
    public string? Wrong { get; private set; }

    public string Written { get; private set; } = "";

    public string Token { get; private set; } = "";

    private IMyInquiriesGrain Mine => Of<IGrainFactory>().GetGrain<IMyInquiriesGrain>(Portal.Id.ToString());

    /// <summary>In UTC, and says so: a brand has no time zone, and nobody knows the reader's.</summary>
    public string Moment(DateTimeOffset at) => $"{Portal.Words.DayOf(at)} {at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";

    public async Task<IActionResult> OnGetAsync(long ticket) => await See(ticket, Of<InquiryDesk>().NewToken(Portal));

    public async Task<IActionResult> OnPostAsync(long ticket)
    {
        if (Who is not { } who)
        {
            return SeeOther("/inquiries");
        }

        if (!await Admitted())
        {
            return new EmptyResult();
        }

        PostedInquiry posted;

        try
        {
            posted = await Of<InquiryReader>().Read(Request, Portal.Id, HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return await Plain(StatusCodes.Status413PayloadTooLarge, Portal.Words.Inquiries.TooLarge, Portal.Words.Inquiries.TooLargeWhy);
        }

        if (posted.IsSolved)
        {
            return (await Mine.Solve(who, ticket, HttpContext.RequestAborted)).Succeeded(out _, out _) ? Back(ticket) : NotFound();
        }

        if (Of<InquiryDesk>().WishOf(Portal, posted) is not { } wish || !posted.Faults.IsEmpty)
        {
            var fault = posted.Faults.FirstOrDefault();
            return await Again(ticket, posted, Portal.Words.Inquiries.Of(fault?.Code ?? "", fault?.Most));
        }

        var answer = new MyAnswer(posted.Body, [.. posted.Files.Select(file => file.File)], wish);
        var written = await Mine.Write(who, ticket, answer, HttpContext.RequestAborted);
        return written.Succeeded(out _, out var refusal)
            ? Back(ticket)
            : refusal.Kind is RefusalKind.NotFound ? NotFound() : await Again(ticket, posted, Say(refusal));
    }

    private IActionResult Back(long ticket) => SeeOther(string.Create(CultureInfo.InvariantCulture, $"/inquiries/{ticket}"));

    private string Say(Refusal refusal) => Portal.Words.Inquiries.Of(
        refusal.Code, refusal.Values?.GetValueOrDefault("most") is { } most ? int.Parse(most, CultureInfo.InvariantCulture) : null);

    private async Task<IActionResult> Again(long ticket, PostedInquiry posted, string wrong)
    {
        (Wrong, Written) = (wrong, posted.Body);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await See(ticket, Of<InquiryDesk>().IsGood(Portal, posted) ? posted.Token : Of<InquiryDesk>().NewToken(Portal));
    }

    private async Task<IActionResult> See(long ticket, string token)
    {
        if (Who is not { } who)
        {
            return SeeOther("/inquiries");
        }

        var before = long.TryParse(Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : (long?)null;

        if (!(await Mine.Read(who, ticket, before, HttpContext.RequestAborted)).Succeeded(out var talk, out _))
        {
            return NotFound();
        }

        (Talk, Token) = (talk, token);
        var words = Portal.Words.Inquiries;
        var path = Portal.Path(string.Create(CultureInfo.InvariantCulture, $"/inquiries/{ticket}"));
        return Answer(path, talk.Inquiry.Subject, (Portal.Words.Home, Portal.Path()), (words.MyTitle, Portal.Path("/inquiries")));
    }
}
