using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Search;
using Oqupie.Search.Knowledge;
using Oqupie.Search.Tickets;

namespace Oqupie.Search;

public static class SearchRegistration
{
    /// <summary>How things are found, for the silo.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SearchOptions>()
            .BindConfiguration(SearchOptions.Section)
            .PostConfigure<IConfiguration>((options, configuration) =>
            {
                if (string.IsNullOrEmpty(options.Directory))
                {
                    options.Directory = Path.Combine(configuration["Storage:Directory"] is { Length: > 0 } data ? data : "oqupie-data", "search");
                }
            })
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IArticleIndex, LuceneArticleIndex>();
        services.AddSingleton<ITicketIndex, LuceneTicketIndex>();
        return services;
    }
}
