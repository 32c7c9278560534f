using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Brands;

namespace Oqupie.Grains.Members;

internal static class BrandAdmission
{
    /// <summary>Null where the actor serves the brand and there is one; a brand of others is none.</summary>
    public static async ValueTask<Refusal?> Admit(this BrandCache brands, Actor actor, BrandId brand) =>
        actor.Account == brand.Account && actor.Serves(brand.Local) && await brands.Find(brand.Account, brand.Local) is not null
            ? null
            : BrandRules.NoSuchBrand;
}
