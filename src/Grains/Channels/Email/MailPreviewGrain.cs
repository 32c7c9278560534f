using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Brands;

namespace Oqupie.Grains.Channels.Email;

[GrainType("mail-preview"), Orleans.Concurrency.StatelessWorker(4)]
internal sealed class MailPreviewGrain(BrandCache brands, IMailLooks looks) : Grain, IMailPreviewGrain
{
    public async Task<Outcome<MailPreview>> Preview(string brand, BrandWish wish)
    {
        if (await brands.Find(new(this.GetPrimaryKeyString()), brand) is not { } found)
        {
            return BrandRules.NoSuchBrand;
        }

        return BrandRules.Change(found, wish).Succeeded(out var changed, out var refusal) ? looks.Preview(changed) : refusal;
    }
}
