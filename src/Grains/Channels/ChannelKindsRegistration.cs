using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Channels;

public static class ChannelKindsRegistration
{
    private static readonly Type[] Abilities =
    [
        typeof(IChannelKind), typeof(ITriedChannel), typeof(IPulledChannel), typeof(IPushedChannel), typeof(IReadChannel), typeof(IAnsweredChannel),
        typeof(ISendingChannel), typeof(IMailingChannel),
    ];

    /// <summary>Adds a kind of channel, or a part of one, under each ability that it has.</summary>
    public static IServiceCollection AddChannelKind<T>(this IServiceCollection services)
        where T : class, IChannelAbility
    {
        services.AddSingleton<T>();
        return services.AddAbilities<T>();
    }

    /// <summary>One that is there already, as tests have it.</summary>
    public static IServiceCollection AddChannelKind<T>(this IServiceCollection services, T kind)
        where T : class, IChannelAbility
    {
        services.AddSingleton(kind);
        return services.AddAbilities<T>();
    }

    private static IServiceCollection AddAbilities<T>(this IServiceCollection services)
        where T : class, IChannelAbility
    {
        foreach (var ability in Abilities.Where(ability => ability.IsAssignableFrom(typeof(T))))
        {
            services.AddSingleton(ability, provider => provider.GetRequiredService<T>());
        }

        return services;
    }
}
