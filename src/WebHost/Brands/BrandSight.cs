using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Brands;

/// <summary>Which brands one sees and changes: those one serves, whatever one's role allows to be done with them.</summary>
internal static class BrandSight
{
    private static readonly Refusal NoSuchBrand = Refusal.NotFound("There is no such brand.");

    /// <summary>A brand that one does not serve is not there.</summary>
    public static Refusal? Refuse(Actor actor, string brand) => actor.Serves(brand) ? null : NoSuchBrand;

    /// <summary>Who is limited to some brands cannot come by another one.</summary>
    public static Refusal? RefuseNew(Actor actor) =>
        actor.Brands is null ? null : Refusal.NotAllowed("You serve some brands only; who serves every brand makes another one.", "serves_all_brands_only");

    public static Outcome<BrandInfo> Of(Actor actor, Outcome<BrandInfo> read) =>
        read.Succeeded(out var brand, out _) && Refuse(actor, brand.Id) is { } refusal ? refusal : read;
}
