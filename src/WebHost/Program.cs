using Oqupie.ServiceDefaults;
using Oqupie.ServiceDefaults.Cluster;
using Oqupie.ServiceDefaults.Starting;
using Oqupie.WebHost;

return await Running.ToTheEnd(() =>
{
    // What is served lies beside the program, wherever it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseStaticWebAssets();

    builder.AddServiceDefaults();
    builder.AddClusterClient();
    builder.AddWebHost();

    var app = builder.Build();

    app.UseServiceDefaults();
    app.MapWebHost();
    return Task.FromResult(app);
});
