using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.WebHost.Members;

internal static class MembersRegistration
{
    public static void AddMembers(this IServiceCollection services)
    {
        services.AddSingleton<MeDesk>();
        services.AddScoped<InvitationDesk>();
    }
}
