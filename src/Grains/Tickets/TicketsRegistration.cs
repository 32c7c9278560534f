using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Tickets;

internal static class TicketsRegistration
{
    public static void AddTickets(this IServiceCollection services)
    {
        services.AddSingleton<TicketNumbers>();
        services.AddSingleton<CountFolding>();
        services.AddHostedService(provider => provider.GetRequiredService<CountFolding>());
    }
}
