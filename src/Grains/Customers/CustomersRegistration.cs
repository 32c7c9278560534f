using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Customers;

internal static class CustomersRegistration
{
    public static void AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton<CustomerFinder>();
        services.AddSingleton<CustomerTelling>();
    }
}
