using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Brands;

internal static class BrandsRegistration
{
    public static void AddBrands(this IServiceCollection services) => services.AddSingleton<BrandCache>();
}
