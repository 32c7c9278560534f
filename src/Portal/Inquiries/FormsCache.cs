using Oqupie.Caching;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Portal.Inquiries;

/// <summary>The forms of brands, a quarter of a second old at most.</summary>
internal sealed class FormsCache(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(0.25);

    private readonly Cache<BrandId, InquiryForms> _forms = new(
        (brand, _) => grains.GetGrain<IInquiryDoorGrain>(brand.ToString()).Forms(), MaxAge, clock);

    public ValueTask<InquiryForms> Of(BrandId brand) => _forms.Get(brand);
}
