using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts.Inquiries;
using Oqupie.Portal.Finders;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Inquiries;

/// <summary>Hands posted forms in, and keeps off what no person has filled in: never by losing it, always by asking for it once more.</summary>
internal sealed class InquiryDesk(IGrainFactory grains, DoorSeals seals, TimeProvider clock)
{
    private static readonly ImmutableArray<InquiryFault> Again = [new("", "send_again", null)];

    /// <summary>Nobody fills in a form with a link in less.</summary>
    private static readonly TimeSpan AsPeopleType = TimeSpan.FromSeconds(3);

    /// <summary>For a form that is given out.</summary>
    public string NewToken(OpenPortal portal) => seals.Seal(portal.Id, new FormPass(Guid.NewGuid().ToString("n")));

    /// <param name="portal">Whose form it is.</param>
    /// <param name="posted">What was filled in.</param>
    /// <param name="visitor">Who their app says they are; null where nobody does.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<InquiryAnswer> Ask(OpenPortal portal, PostedInquiry posted, Visitor? visitor, CancellationToken cancellationToken)
    {
        if (PassOf(portal, posted) is not { } pass || posted.Trapped || (posted.HasLink && clock.GetUtcNow() - pass.At < AsPeopleType))
        {
            return new() { Faults = Again };
        }

        if (!posted.Faults.IsEmpty)
        {
            return new() { Faults = posted.Faults };
        }

        return await grains.GetGrain<IInquiryDoorGrain>(portal.Id.ToString()).Ask(new()
        {
            Type = posted.Type,
            Subject = posted.Subject,
            Body = posted.Body,
            Name = posted.Name,
            Email = posted.Email,
            Language = portal.Brand.Language,
            Fields = posted.Fields,
            Files = posted.Files,
            AdditionalInformation = visitor?.Pairs ?? ImmutableDictionary<string, string>.Empty,
            VerifiedUser = visitor?.VerifiedId,
            WishId = WishId(pass.What, posted),
        }, cancellationToken);
    }

    /// <summary>Which wish an answer is; null where its form is none of ours.</summary>
    public string? WishOf(OpenPortal portal, PostedInquiry posted) => PassOf(portal, posted) is { } pass ? WishId(pass.What, posted) : null;

    /// <summary>Its token goes on being good: what is sent again with it is the same inquiry.</summary>
    public bool IsGood(OpenPortal portal, PostedInquiry posted) => PassOf(portal, posted) is not null;

    private (DateTimeOffset At, FormPass What)? PassOf(OpenPortal portal, PostedInquiry posted) =>
        seals.Open<FormPass>(portal.Id, posted.Token, InquiryReader.Life);

    // Who goes back in the browser and asks something else with the same form has asked something else.
    private static string WishId(FormPass pass, PostedInquiry posted) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', pass.Id, posted.Type, posted.Email, posted.Subject, posted.Body))));
}
