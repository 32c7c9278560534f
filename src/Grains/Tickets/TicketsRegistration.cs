using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets.Following;
using Oqupie.Grains.Tickets.Joining;
using Oqupie.Grains.Tickets.Plans;
using Oqupie.Grains.Tickets.Sleeping;

namespace Oqupie.Grains.Tickets;

internal static class TicketsRegistration
{
    public static void AddTickets(this IServiceCollection services)
    {
        services.AddSingleton<TicketNumbers>();
        services.AddSingleton<IDueOwner, PlannedReplies>();
        services.AddSingleton<IDueOwner, Waking>();
        services.AddSingleton<Joins>();
        services.AddSingleton<IMemoText, MemoText>();
        services.AddSingleton<IDueOwner, CustomerWalk>();
        services.AddSingleton<IDueOwner>(provider => provider.GetRequiredService<Joins>());
        services.AddSingleton<CountFolding>();
        services.AddHostedService(provider => provider.GetRequiredService<CountFolding>());
    }
}
