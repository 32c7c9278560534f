namespace Oqupie.Portal.Serving;

/// <summary>Before anything decides what a path means: on a portal's own domain it means something else.</summary>
internal sealed class OwnDomains : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<OwnDomain>();
        next(app);
    };
}
