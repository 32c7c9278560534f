using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Inquiries;

internal static class InquiriesRegistration
{
    public static void AddInquiries(this IServiceCollection services) => services.AddSingleton<ITicketTypes, TicketTypes>();
}
