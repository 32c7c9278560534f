using Oqupie.Silo.Demo.Mail;

namespace Oqupie.Silo.Demo;

internal static class DemoRegistration
{
    /// <summary>With the setting <c>Demo=true</c>, fills a server that nobody has set up yet; without it, or on a server in use, nothing.</summary>
    public static void AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue<bool>("Demo"))
        {
            services.AddDemoPost();
            services.AddDemoFiller();
            services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<DemoPost>());
            services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<DemoFiller>());
        }
    }

    /// <summary>Where the demo's mail goes; without it its channels cannot send.</summary>
    public static void AddDemoPost(this IServiceCollection services)
    {
        services.AddSingleton<DemoMailFolder>();
        services.AddSingleton<DemoCustomers>();
        services.AddSingleton<DemoPost>();
    }

    /// <summary>What can fill a server, if somebody tells it to.</summary>
    public static void AddDemoFiller(this IServiceCollection services)
    {
        services.AddOptions<DemoOwnerOptions>().BindConfiguration(DemoOwnerOptions.Section);
        services.AddSingleton<DemoCompany>();
        services.AddSingleton<DemoTickets>();
        services.AddSingleton<DemoKnowledge>();
        services.AddSingleton<DemoResponses>();
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<DemoDoor>();
        services.AddSingleton<DemoFiller>();
    }
}

/// <summary>Settings under "Setup", as far as the demo heeds them.</summary>
internal sealed class DemoOwnerOptions
{
    public const string Section = "Setup";

    /// <summary>The demo's owner signs in with it; an address of the script's unless said.</summary>
    public string? OwnerEmail { get; set; }

    /// <summary>Made up and said once unless said here.</summary>
    public string? OwnerPassword { get; set; }

    public string EmailOr(string email) => string.IsNullOrWhiteSpace(OwnerEmail) ? email : OwnerEmail.Trim();
}
