using Oqupie.AllInOne;
using Oqupie.Portal;
using Oqupie.ServiceDefaults;
using Oqupie.Silo;
using Oqupie.WebHost;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();

using var folder = DataFolder.Lock(builder.Configuration);
builder.AddServiceDefaults();
builder.AddLoneSilo();
builder.AddWebHost();
builder.AddPortal();

var app = builder.Build();

app.UseServiceDefaults();
app.MapPortal();
app.MapWebHost();
app.Run();
