using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Brands;

/// <summary>Which brands one sees: those one serves, and all where one looks after brands.</summary>
internal static class BrandSight
{
    public static bool Sees(Actor actor, string brand) => actor.May(Permission.ManageBrands) || actor.Serves(brand);

    /// <summary>A brand that one does not serve is not there.</summary>
    public static Outcome<BrandInfo> Of(Actor actor, Outcome<BrandInfo> read) =>
        read.Succeeded(out var brand, out _) && !Sees(actor, brand.Id) ? Refusal.NotFound("There is no such brand.") : read;
}
