using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Members;

internal static class MembersRegistration
{
    public static void AddMembers(this IServiceCollection services)
    {
        services.AddOptions<MembersOptions>().BindConfiguration(MembersOptions.Section)
            .Validate(options => options.InvitationDays is >= 1 and <= 90, "Members:InvitationDays is 1 to 90.").ValidateOnStart();
        services.AddSingleton<SignInAddresses>();
        services.AddSingleton<MemberNames>();
        services.AddSingleton<UnfinishedMembers>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<UnfinishedMembers>());
    }
}
