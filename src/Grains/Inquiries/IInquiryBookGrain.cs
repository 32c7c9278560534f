using Oqupie.Contracts.Inquiries;

namespace Oqupie.Grains.Inquiries;

/// <summary>The inquiry types of a brand for the server's own use: nobody's rights are asked. The same grain as <see cref="IInquiryTypesGrain"/>.</summary>
[Alias("oqupie.IInquiryBookGrain")]
internal interface IInquiryBookGrain : IGrainWithStringKey
{
    [Alias("Forms")]
    Task<InquiryForms> Forms();

    /// <summary>On or off; null where the brand has none of this id.</summary>
    [Alias("Find")]
    Task<InquiryType?> Find(string id);

    /// <summary>Also of one that is gone; null where nobody knows.</summary>
    [Alias("NameOf")]
    Task<string?> NameOf(string id);
}
