using Oqupie.AllInOne;
using Oqupie.Portal;
using Oqupie.ServiceDefaults;
using Oqupie.ServiceDefaults.Starting;
using Oqupie.Silo;
using Oqupie.WebHost;

return await Running.ToTheEnd(async () =>
{
    // What is served lies beside the program, wherever it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseStaticWebAssets();

    builder.AddDataFolder(await DataFolder.Take(builder.Configuration));
    builder.AddServiceDefaults();
    builder.AddLoneSilo();
    builder.AddWebHost();
    builder.AddPortal();

    var app = builder.Build();

    app.UseServiceDefaults();
    app.MapPortal();
    app.MapWebHost();
    return app;
});
