using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Brands;

internal static class BrandsEndpoints
{
    private const string Room = "brands";

    public static void AddBrands(this IServiceCollection services) => services.AddSingleton<BrandDesk>();

    public static void MapBrands(this IEndpointRouteBuilder routes)
    {
        var brands = routes.MapGroup($"{Wire.Api}/brands").WithTags("Brands");

        brands.MapGet("", All).WithName("listBrands").WithSummary("Lists the brands one serves").Requires(Permission.None, Room);
        brands.MapPost("", Make).WithName("makeBrand").WithSummary("Makes a brand").Requires(Permission.ManageBrands, Room);
        brands.MapGet("/{brand}", Read).WithName("readBrand").WithSummary("Reads a brand").Requires(Permission.None, Room);
        brands.MapPatch("/{brand}", Change).WithName("changeBrand").WithSummary("Changes a brand").Requires(Permission.ManageBrands, Room);
    }

    private static async Task<Results<Ok<Page<BrandInfo>>, ProblemHttpResult>> All(
        string? cursor, [Description("1 to 200; 200 unless said")] string? limit, Actor actor, BrandDesk desk) =>
        (await desk.Page(actor, cursor, limit)).ToHttp();

    private static async Task<Results<Created<BrandInfo>, ProblemHttpResult>> Make(BrandWish wish, Actor actor, IGrainFactory grains) =>
        (BrandSight.RefuseNew(actor) is { } refusal ? refusal : await grains.MakeBrand(actor.Account, wish))
            .ToCreated(brand => brand, brand => $"{Wire.Api}/brands/{brand.Id}");

    private static async Task<Results<Ok<BrandInfo>, ProblemHttpResult>> Read(string brand, Actor actor, IGrainFactory grains) =>
        BrandSight.Of(actor, await grains.ReadBrand(actor.Account, brand)).ToHttp();

    private static async Task<Results<Ok<BrandInfo>, ProblemHttpResult>> Change(string brand, BrandWish wish, Actor actor, IGrainFactory grains) =>
        (BrandSight.Refuse(actor, brand) is { } refusal ? refusal : await grains.ChangeBrand(actor.Account, brand, wish)).ToHttp();
}
