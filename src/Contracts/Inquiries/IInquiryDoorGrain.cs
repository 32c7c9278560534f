using System.Collections.Immutable;

namespace Oqupie.Contracts.Inquiries;

/// <summary>
/// Where customers ask. Nobody is signed in: what may be asked of whom, and how often, is the host's to bound. A stateless worker; the key is a brand.
/// </summary>
[Alias("oqupie.IInquiryDoorGrain")]
public interface IInquiryDoorGrain : IGrainWithStringKey
{
    /// <summary>The forms that are on, in order. Without one, an inquiry has subject and question alone.</summary>
    [Alias("Forms")]
    Task<InquiryForms> Forms();

    /// <summary>
    /// Makes a ticket, with all that its type gives, in one commit; or says everything that is wrong and makes nothing. The same wish again answers the ticket
    /// that it made.
    /// </summary>
    [Alias("Ask")]
    Task<InquiryAnswer> Ask(InquiryWish wish, CancellationToken cancellationToken);
}
