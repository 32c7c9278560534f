using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Inquiries;
using Oqupie.Portal.Finders;
using Oqupie.Portal.Serving;
using Oqupie.ServiceDefaults.Access;
using Oqupie.ServiceDefaults.Problems;

namespace Oqupie.Portal.Inquiries;

/// <summary>The door for programs, such as a game's own form (PRODUCT.md §11). Nobody is signed in; the same limits hold as for the form.</summary>
internal static class ProgramEndpoints
{
    private const string Address = "/api/v1/portals/{slug}/inquiries";
    private const int LongestKey = 200;

    public static void MapProgramInquiries(this WebApplication app) => app.MapPost(Address, Ask).IsOpenToAll().ExcludeFromDescription().DisableAntiforgery();

    private static async Task<Results<Created<AskedInquiry>, ProblemHttpResult>> Ask(
        string slug,
        InquiryBody body,
        HttpContext http,
        PortalCache portals,
        InquiryLimit limit,
        DoorSeals seals,
        FinderDesk finders,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        if (await portals.Find(slug) is not { Settings.On: true } portal)
        {
            return Problem.Of(StatusCodes.Status404NotFound);
        }

        if (!limit.Admits(http.Connection.RemoteIpAddress, portal.Id))
        {
            http.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            return Problem.Of(StatusCodes.Status429TooManyRequests);
        }

        if (body.Attachments is { IsDefaultOrEmpty: false }) // Files come by an upload of ours; what cannot be looked up is not believed.
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "no_such_file", "There is no such upload.", "attachments");
        }

        var signed = body.Jwt is { Length: > 0 } token ? await finders.Identify(http, portal, token) : null;

        if (signed is { Code: { } no })
        {
            return Problem.Of(signed.Status, no, "The token is not taken.", "jwt");
        }

        var wish = Wish(body, portal, http.Request, signed is null ? null : Visitor.Of(signed));
        var answer = await grains.GetGrain<IInquiryDoorGrain>(portal.Id.ToString()).Ask(wish, cancellationToken);

        if (answer.Ticket is not { } ticket)
        {
            return Wrong(answer.Faults);
        }

        var code = seals.Seal(portal.Id, new SentInquiry(ticket));
        var url = Origin.Of(http, http.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value, portal)
            + portal.CanonicalPath(portal.Path($"/request/sent/{code}"));
        return TypedResults.Created(url, new AskedInquiry(ticket, code, url));
    }

    // What is signed goes before what is not.
    private static InquiryWish Wish(InquiryBody body, OpenPortal portal, HttpRequest request, Visitor? visitor) => new()
    {
        Type = body.Type,
        Subject = body.Subject?.Trim() ?? "",
        Body = body.Body?.ReplaceLineEndings("\n").Trim() ?? "",
        Name = body.Name?.Trim() ?? visitor?.Name ?? "",
        Email = body.Email?.Trim() ?? visitor?.Email ?? "",
        Language = portal.Brand.Language,
        Fields = (body.Fields ?? []).ToImmutableDictionary(field => field.Key, field => Values(field.Value), StringComparer.Ordinal),
        AdditionalInformation = (body.AdditionalInformation ?? [])
            .ToImmutableDictionary(pair => pair.Key, pair => Text(pair.Value), StringComparer.Ordinal)
            .SetItems(visitor?.Pairs ?? ImmutableDictionary<string, string>.Empty),
        VerifiedUser = visitor?.VerifiedId,
        WishId = request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= LongestKey } key ? KeyOf(key, body) : Guid.NewGuid().ToString("n"),
    };

    // Two programs may choose the same key: it is the same inquiry where it says the same.
    private static string KeyOf(string key, InquiryBody body) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', key, body.Type, body.Email, body.Subject, body.Body))));

    private static ImmutableArray<string> Values(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text)] : value.ValueKind is JsonValueKind.Null ? [] : [Text(value)];

    private static string Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();

    // The first is the problem, as everywhere; all of them are there for a form that shows them at once.
    private static ProblemHttpResult Wrong(ImmutableArray<InquiryFault> faults)
    {
        var problem = Problem.Of(StatusCodes.Status400BadRequest, faults[0].Code, "The inquiry is not complete.", faults[0].Field);
        problem.ProblemDetails.Extensions["errors"] = faults.Select(fault => new { fault.Field, fault.Code, fault.Most });
        return problem;
    }
}

/// <summary>What programs send. Values of fields are text, or a list of text.</summary>
internal sealed record InquiryBody
{
    public string? Type { get; init; }

    public string? Subject { get; init; }

    public string? Body { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public Dictionary<string, JsonElement>? Fields { get; init; }

    public Dictionary<string, JsonElement>? AdditionalInformation { get; init; }

    public ImmutableArray<string>? Attachments { get; init; }

    public string? Jwt { get; init; }
}

/// <param name="Ticket">Its number.</param>
/// <param name="Code">By which its page is found.</param>
/// <param name="Url">Of the page that says the number.</param>
internal sealed record AskedInquiry(long Ticket, string Code, string Url);
