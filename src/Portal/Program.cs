using Oqupie.Portal;
using Oqupie.ServiceDefaults;
using Oqupie.ServiceDefaults.Cluster;
using Oqupie.ServiceDefaults.Starting;

return await Running.ToTheEnd(() =>
{
    // What is served lies beside the program, wherever it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    builder.AddServiceDefaults();
    builder.AddClusterClient();
    builder.AddPortal();

    var app = builder.Build();

    app.UseServiceDefaults();
    app.MapPortal();
    return Task.FromResult(app);
});
