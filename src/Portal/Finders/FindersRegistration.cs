namespace Oqupie.Portal.Finders;

internal static class FindersRegistration
{
    public static void AddFinders(this IServiceCollection services)
    {
        services.AddSingleton<FinderLimit>();
        services.AddSingleton<FinderDesk>();
        services.AddSingleton<VisitorCookie>();
    }
}
