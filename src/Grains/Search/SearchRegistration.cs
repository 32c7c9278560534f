using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Grains.Search;

internal static class SearchRegistration
{
    public static void AddTicketSearch(this IServiceCollection services)
    {
        services.AddOptions<TicketSearchOptions>().BindConfiguration(TicketSearchOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TicketsToIndex>();
        services.AddSingleton<LostTicketIndexBell>();
        services.AddSingleton<ILostTicketIndexes>(provider => provider.GetRequiredService<LostTicketIndexBell>());
        services.AddSingleton<TicketFollowers>();
        services.AddSingleton<QuestionTerms>();
    }
}
